// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.tool;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.ParallelTransferOptions;
import com.azure.storage.blob.options.BlobUploadFromFileOptions;
import com.azure.storage.common.StorageSharedKeyCredential;
import java.io.OutputStream;
import java.nio.file.Path;

/** Azure's SDK. */
final class AzureSdk implements Sdk {
  private final BlobContainerClient container;

  AzureSdk(String url, String container, String account, String key) {
    this.container =
        new BlobServiceClientBuilder()
            .endpoint(url)
            .credential(new StorageSharedKeyCredential(account, key))
            .buildClient()
            .getBlobContainerClient(container);
  }

  @Override
  public void prepare() {
    container.createIfNotExists();
  }

  @Override
  public void write(Path file) {
    ParallelTransferOptions parts =
        new ParallelTransferOptions().setBlockSizeLong(PART).setMaxConcurrency(AT_ONCE);
    container
        .getBlobClient(KEY)
        .uploadFromFileWithResponse(
            new BlobUploadFromFileOptions(file.toString()).setParallelTransferOptions(parts),
            null,
            null);
  }

  @Override
  public long read() {
    BlobClient blob = container.getBlobClient(KEY);
    blob.downloadStream(OutputStream.nullOutputStream());
    return blob.getProperties().getBlobSize();
  }

  @Override
  public void clear() {
    container.listBlobs().forEach(item -> container.getBlobClient(item.getName()).delete());
  }
}
