// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.azure.core.http.rest.PagedResponse;
import com.azure.core.util.BinaryData;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.Block;
import com.azure.storage.blob.models.BlockListType;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlockBlobStageBlockOptions;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.Body;
import io.stowage.storage.object.BucketParts;
import io.stowage.storage.object.Part;
import io.stowage.storage.object.PartsKey;
import io.stowage.storage.object.UnfinishedPage;
import io.stowage.storage.object.UnfinishedPage.Unfinished;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of a blob. Each has a name of its own, also where it is put in the place of another, and
 * is told by that when the blob is made of them: so blocks that others put are never mixed in, and
 * go when it is made.
 */
final class AzureParts implements BucketParts {
  private static final int PAGE = 5000;

  /** What a blob is called whose blocks somebody else put. */
  private static final String FOREIGN = "blocks";

  private final AzureClient client;
  private final AzureObjects objects;

  AzureParts(AzureClient client, AzureObjects objects) {
    this.client = client;
    this.objects = objects;
  }

  /** Needs no call: what is put begins it. */
  @Override
  public PartsKey begin(String key) {
    return new PartsKey(key, random());
  }

  private static String random() {
    return String.format("%016x", ThreadLocalRandom.current().nextLong());
  }

  @Override
  public Part put(PartsKey target, int number, Body content) throws StorageException {
    String block = block(target, number);
    byte @Nullable [] md5 = objects.md5(content);
    client.call(
        "PUT block " + number + " of " + target.key(),
        () -> stage(target, block, AzureObjects.data(content), content.length(), md5));
    return new Part(number, content.length(), block);
  }

  /** A name for a block: all of one blob have to have the same length. */
  static String block(PartsKey target, int number) {
    String name = target.id() + String.format("%06d", number) + random();
    return Base64.getEncoder().encodeToString(name.getBytes(US_ASCII));
  }

  boolean stage(
      PartsKey target, String block, BinaryData data, long length, byte @Nullable [] md5) {
    client
        .blocks(target.key())
        .stageBlockWithResponse(
            new BlockBlobStageBlockOptions(block, data).setContentMd5(md5),
            null,
            client.sending(length));
    return true;
  }

  @Override
  public void complete(PartsKey target, List<Part> parts) throws StorageException {
    List<String> blocks = parts.stream().map(Part::receipt).toList();
    try {
      client.call(
          "PUT block list of " + target.key(),
          () -> client.blocks(target.key()).commitBlockList(blocks, true));
    } catch (StorageException.Conflict e) {
      if (blocks(target, BlockListType.ALL).isEmpty()) {
        throw new StorageException.NotFound(target.key() + ": there are no blocks of it");
      }
      throw e;
    }
  }

  /** There is no call for it: a blob is made of none of the blocks, and deleted. */
  @Override
  public void abort(PartsKey target) throws StorageException {
    try {
      client.call(
          "PUT block list of " + target.key(),
          () -> client.blocks(target.key()).commitBlockList(List.of(), false));
    } catch (StorageException.Conflict e) {
      // completed
      return;
    }
    objects.delete(List.of(target.key()));
  }

  @Override
  public List<Part> parts(PartsKey target) throws StorageException {
    List<Part> parts = new ArrayList<>();
    for (Block block : blocks(target, BlockListType.UNCOMMITTED)) {
      parts.add(new Part(parts.size() + 1, block.getSizeLong(), block.getName()));
    }
    return List.copyOf(parts);
  }

  private List<Block> blocks(PartsKey target, BlockListType type) throws StorageException {
    try {
      return client.call(
          "GET block list of " + target.key(),
          () -> {
            var list = client.blocks(target.key()).listBlocks(type);
            List<Block> all = new ArrayList<>(list.getCommittedBlocks());
            all.addAll(list.getUncommittedBlocks());
            return all;
          });
    } catch (StorageException.NotFound e) {
      return List.of();
    }
  }

  /** A listing tells blobs that have no more than blocks with the others, as if they were empty. */
  @Override
  public UnfinishedPage unfinished(String prefix, @Nullable String next) throws StorageException {
    ListBlobsOptions options =
        new ListBlobsOptions()
            .setPrefix(client.name(prefix))
            .setMaxResultsPerPage(PAGE)
            .setDetails(new BlobListDetails().setRetrieveUncommittedBlobs(true));
    PagedResponse<BlobItem> page =
        client.call(
            "LIST " + prefix,
            () ->
                client.container().listBlobs(options, null).iterableByPage(next).iterator().next());
    List<Unfinished> found = new ArrayList<>();
    for (BlobItem item : page.getValue()) {
      Long size = item.getProperties().getContentLength();
      String key = client.key(item.getName());
      if ((size == null || size == 0) && objects.stat(key).isEmpty()) {
        found.add(
            new Unfinished(new PartsKey(key, FOREIGN), AzureListing.info(key, item).modifiedAt()));
      }
    }
    return new UnfinishedPage(found, page.getContinuationToken());
  }
}
