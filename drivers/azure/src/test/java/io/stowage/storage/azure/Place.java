// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.azure;

import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import io.stowage.storage.object.Body;
import io.stowage.storage.object.ListRequest;
import io.stowage.storage.object.Listings;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A place of its own in the container, with drivers on it and a look at what lies there. */
final class Place implements AutoCloseable {
  static final int MIB = 1 << 20;

  private final Map<String, String> settings = Azurite.shared().settings();
  private final AzureClient client = Azurite.client(settings);
  private final AzureBucket bucket = AzureBucket.on(client);
  private final String root = settings.get("rootdirectory") + "/docker/registry/v2/";
  private final List<StorageDriver> drivers = new ArrayList<>();

  /** Opens a driver whose parts are small, with further settings, as names and values in turn. */
  StorageDriver open(String... more) throws StorageException {
    Map<String, String> all = new HashMap<>(settings);
    all.put("chunksize", "2MiB");
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    StorageDriver driver = Pushes.open(all);
    drivers.add(driver);
    return driver;
  }

  /** The keys behind the layout's root, in order. */
  List<String> keys() throws StorageException {
    return Listings.keys(bucket.listing().list(ListRequest.of(root))).stream()
        .map(key -> key.substring(root.length()))
        .toList();
  }

  /** How many blobs there are of which nobody has made more than blocks. */
  int unfinished() throws StorageException {
    return bucket.parts().unfinished(root, null).items().size();
  }

  void write(String key, byte[] content) throws StorageException {
    bucket.objects().put(root + key, Body.of(ByteBuffer.wrap(content)));
  }

  void delete(String key) throws StorageException {
    bucket.objects().delete(List.of(root + key));
  }

  @Override
  public void close() {
    drivers.forEach(StorageDriver::close);
    client.close();
  }
}
