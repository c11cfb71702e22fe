// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import io.minio.credentials.AwsConfigProvider;
import io.minio.credentials.AwsEnvironmentProvider;
import io.minio.credentials.ChainedProvider;
import io.minio.credentials.Credentials;
import io.minio.credentials.IamAwsProvider;
import io.minio.credentials.Provider;
import io.minio.credentials.StaticProvider;
import io.stowage.storage.StorageException;
import java.nio.file.Path;
import okhttp3.OkHttpClient;

/**
 * Credentials as set, or else from the environment, the credentials file, a web identity token, the
 * container or the machine, in that order; temporary ones are renewed before they expire.
 */
final class S3Credentials {
  private final Provider provider;

  S3Credentials(S3Config config, OkHttpClient http) {
    this.provider =
        config
            .keys()
            .<Provider>map(
                keys ->
                    new StaticProvider(
                        keys.accessKey(), keys.secretKey(), keys.sessionToken().orElse(null)))
            .orElseGet(
                () ->
                    new ChainedProvider(
                        new AwsEnvironmentProvider(),
                        new AwsConfigProvider(
                            config.credentialsFile().map(Path::toString).orElse(null),
                            config.profile().orElse(null)),
                        new IamAwsProvider(null, http)));
  }

  /**
   * The credentials that count now.
   *
   * @throws StorageException.Denied if there are none
   */
  Credentials get() throws StorageException.Denied {
    try {
      return provider.fetch();
    } catch (RuntimeException e) {
      throw new StorageException.Denied(
          "accesskey: there are no credentials in the settings, the environment, the credentials"
              + " file or from this machine",
          e);
    }
  }
}
