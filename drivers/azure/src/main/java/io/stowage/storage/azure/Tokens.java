// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.util.Configuration;
import com.azure.identity.ChainedTokenCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.EnvironmentCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import com.microsoft.aad.msal4j.MsalServiceException;
import java.time.Duration;
import java.util.Optional;

/**
 * Tokens of Azure's directory, which its client library gets and renews.
 *
 * <p>Who gives them is not looked up at Microsoft first: an operator names a directory that may be
 * the only one that can be reached.
 */
final class Tokens {
  /** The driver repeats the call that wanted the token. */
  private static final RetryOptions ONCE =
      new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1)));

  private Tokens() {}

  static TokenCredential of(AzureCredentials credentials, HttpClient http) {
    return credentials instanceof AzureCredentials.Principal principal
        ? principal(principal, http)
        : surroundings((AzureCredentials.Surroundings) credentials, http);
  }

  private static TokenCredential principal(AzureCredentials.Principal principal, HttpClient http) {
    return new ClientSecretCredentialBuilder()
        .authorityHost(principal.authority())
        .disableInstanceDiscovery()
        .tenantId(principal.tenant())
        .clientId(principal.client())
        .clientSecret(principal.secret())
        .retryOptions(ONCE)
        .httpClient(http)
        .build();
  }

  private static TokenCredential surroundings(
      AzureCredentials.Surroundings surroundings, HttpClient http) {
    ChainedTokenCredentialBuilder chain =
        new ChainedTokenCredentialBuilder()
            .addLast(
                new EnvironmentCredentialBuilder()
                    .authorityHost(surroundings.authority())
                    .retryOptions(ONCE)
                    .httpClient(http)
                    .build());
    workload(surroundings, http).ifPresent(chain::addLast);
    ManagedIdentityCredentialBuilder machine =
        new ManagedIdentityCredentialBuilder().httpClient(http);
    surroundings.client().ifPresent(machine::clientId);
    return chain.addLast(machine.build()).build();
  }

  /** What a pod is, if it is told; the library takes no less than all of it. */
  private static Optional<TokenCredential> workload(
      AzureCredentials.Surroundings surroundings, HttpClient http) {
    Configuration told = Configuration.getGlobalConfiguration();
    Optional<String> client =
        surroundings
            .client()
            .or(() -> Optional.ofNullable(told.get(Configuration.PROPERTY_AZURE_CLIENT_ID)));
    if (client.isEmpty()
        || !told.contains(Configuration.PROPERTY_AZURE_TENANT_ID)
        || !told.contains("AZURE_FEDERATED_TOKEN_FILE")) {
      return Optional.empty();
    }
    return Optional.of(
        new WorkloadIdentityCredentialBuilder()
            .authorityHost(surroundings.authority())
            .disableInstanceDiscovery()
            .clientId(client.get())
            .retryOptions(ONCE)
            .httpClient(http)
            .build());
  }

  /** Whether a failure to get a token may pass. */
  static boolean isBusy(Throwable failure) {
    return failure instanceof MsalServiceException answer
        && answer.statusCode() != null
        && answer.statusCode() >= 500;
  }
}
