// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import java.time.Instant;
import java.util.List;

/** Objects that stand for others. */
final class SymlinkCalls {
  private static final String TARGET = "x-oss-symlink-target";

  private final Store store;

  SymlinkCalls(Store store) {
    this.store = store;
  }

  Answer put(Call call) {
    ObjectCalls.checkKey(call.key());
    String target = Percent.decode(call.header(TARGET));
    ObjectCalls.checkKey(target);
    if (target.isEmpty() || target.equals(call.key())) {
      throw OssFailure.invalid("The target of the symlink is not valid");
    }
    Content none = new Content(List.of(), Mac.sha256(target).substring(0, 32), "");
    store.put(
        call.key(),
        new StoredObject(StoredObject.SYMLINK, none, target, Instant.now()),
        call.forbidsOverwrite());
    return Answer.of(200);
  }

  Answer get(Call call) {
    StoredObject object = store.open(call.key(), false);
    store.disk().release(object.content());
    if (!object.isSymlink()) {
      throw new OssFailure(400, "NotSymlink", "The object is not a symlink");
    }
    return Answer.of(200)
        .with(TARGET, Percent.encodePath(object.target()))
        .with("ETag", '"' + object.content().etag() + '"')
        .with("Last-Modified", Times.http(object.modified()));
  }
}
