// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import com.azure.core.util.BinaryData;
import com.azure.core.util.polling.LongRunningOperationStatus;
import com.azure.storage.blob.options.BlobBeginCopyOptions;
import io.stowage.registry.ByteRange;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.AnswerChannel;
import io.stowage.storage.object.BucketCopies;
import io.stowage.storage.object.Part;
import io.stowage.storage.object.PartsKey;
import java.nio.channels.Channels;
import java.time.Duration;

/** Copies that the store makes. */
final class AzureCopies implements BucketCopies {
  /** What is larger the store copies only in the background, to be asked after. */
  private static final long MAX_AT_ONCE = 256L << 20;

  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final AzureClient client;
  private final AzureObjects objects;
  private final AzureParts parts;

  AzureCopies(AzureClient client, AzureObjects objects, AzureParts parts) {
    this.client = client;
    this.objects = objects;
    this.parts = parts;
  }

  @Override
  public void copy(String source, String target) throws StorageException {
    try {
      copyOnce(source, target);
    } catch (StorageException.Conflict e) {
      if (!objects.removeOtherType(target)) {
        throw e;
      }
      copyOnce(source, target);
    }
  }

  /**
   * A key of the account lets the store read the source, too. Without one the source's URL has to
   * be signed, and is best copied at once.
   */
  private void copyOnce(String source, String target) throws StorageException {
    String url = client.blob(source).getBlobUrl();
    if (client.config().credentials() instanceof AzureCredentials.SharedKey) {
      begin(url, target);
      return;
    }
    String signed = url + '?' + client.signatures().ofSource(source);
    long size =
        objects
            .stat(source)
            .orElseThrow(() -> new StorageException.NotFound(source + ": is not there"))
            .size();
    if (size > MAX_AT_ONCE) {
      begin(signed, target);
    } else {
      client.call("COPY to " + target, () -> client.blob(target).copyFromUrl(signed));
    }
  }

  private void begin(String url, String target) throws StorageException {
    String what = "COPY to " + target;
    LongRunningOperationStatus status =
        client.call(
            what,
            () ->
                client
                    .blob(target)
                    .beginCopy(new BlobBeginCopyOptions(url).setPollInterval(BETWEEN_QUESTIONS))
                    .waitForCompletion(PATIENCE)
                    .getStatus());
    if (!status.equals(LongRunningOperationStatus.SUCCESSFULLY_COMPLETED)) {
      throw new StorageException.Unavailable(what + ": the store did not end it: " + status, null);
    }
  }

  /**
   * Reads the range and puts it as a block: the call by which the store would do that is one that
   * Azurite does not have, and it is needed only where an upload that was read back goes on.
   */
  @Override
  public Part copyPart(String source, ByteRange range, PartsKey target, int number)
      throws StorageException {
    String block = AzureParts.block(target, number);
    client.repeat(
        () -> {
          try (AnswerChannel channel = client.open(source, range)) {
            BinaryData data =
                BinaryData.fromStream(Channels.newInputStream(channel), range.length());
            return client.once(
                "PUT block " + number + " of " + target.key(),
                () -> parts.stage(target, block, data, range.length(), null));
          }
        });
    return new Part(number, range.length(), block);
  }
}
