// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.ChainedTokenCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.EnvironmentCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;

/** Tokens of Azure's directory, which its client library gets and renews. */
final class Tokens {
  private Tokens() {}

  static TokenCredential of(AzureCredentials credentials, HttpClient http) {
    if (credentials instanceof AzureCredentials.Principal principal) {
      return new ClientSecretCredentialBuilder()
          .authorityHost(principal.authority())
          .tenantId(principal.tenant())
          .clientId(principal.client())
          .clientSecret(principal.secret())
          .httpClient(http)
          .build();
    }
    AzureCredentials.Surroundings surroundings = (AzureCredentials.Surroundings) credentials;
    ManagedIdentityCredentialBuilder machine =
        new ManagedIdentityCredentialBuilder().httpClient(http);
    WorkloadIdentityCredentialBuilder workload =
        new WorkloadIdentityCredentialBuilder()
            .authorityHost(surroundings.authority())
            .httpClient(http);
    surroundings
        .client()
        .ifPresent(
            client -> {
              machine.clientId(client);
              workload.clientId(client);
            });
    return new ChainedTokenCredentialBuilder()
        .addLast(
            new EnvironmentCredentialBuilder()
                .authorityHost(surroundings.authority())
                .httpClient(http)
                .build())
        .addLast(workload.build())
        .addLast(machine.build())
        .build();
  }
}
