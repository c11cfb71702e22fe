// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** The objects and uploads of a bucket. Thread-safe: what changes is changed under one lock. */
final class Store implements AutoCloseable {
  private final Disk disk;
  private final Journal journal;
  private final NavigableMap<Key, StoredObject> objects = new ConcurrentSkipListMap<>();
  private final NavigableSet<Upload> uploads = new ConcurrentSkipListSet<>();
  private final Map<String, Upload> byId = new HashMap<>();

  Store(Path directory) {
    this.disk = new Disk(directory.resolve("content"));
    this.journal = new Journal(directory.resolve("journal"), this::replay);
    disk.removeUnused();
  }

  Disk disk() {
    return disk;
  }

  NavigableMap<Key, StoredObject> objects() {
    return objects;
  }

  NavigableSet<Upload> uploads() {
    return uploads;
  }

  /** The object that a key stands for, whose content the caller has to release. */
  synchronized StoredObject open(String key, boolean followed) {
    StoredObject object = objects.get(new Key(key));
    if (object == null) {
      throw OssFailure.noKey(key);
    }
    if (followed && object.isSymlink()) {
      StoredObject target = objects.get(new Key(object.target()));
      if (target == null) {
        throw new OssFailure(
            404, "SymlinkTargetNotExist", "The target of the symlink does not exist");
      }
      if (target.isSymlink()) {
        throw new OssFailure(400, "InvalidTargetType", "The target is a symlink itself");
      }
      object = new StoredObject(object.type(), target.content(), "", later(object, target));
    }
    disk.retain(object.content());
    return object;
  }

  private static Instant later(StoredObject one, StoredObject other) {
    return one.modified().isAfter(other.modified()) ? one.modified() : other.modified();
  }

  /** Writes an object, whose content counts as used already. */
  synchronized void put(String key, StoredObject object, boolean onlyIfAbsent) {
    if (onlyIfAbsent && objects.containsKey(new Key(key))) {
      disk.release(object.content());
      throw OssFailure.exists();
    }
    journal.add(
        "put",
        key,
        object.type(),
        object.target(),
        Long.toString(object.modified().toEpochMilli()),
        object.content().text());
    replace(objects.put(new Key(key), object));
  }

  private void replace(StoredObject before) {
    if (before != null) {
      disk.release(before.content());
    }
  }

  synchronized void delete(String key) {
    StoredObject before = objects.remove(new Key(key));
    if (before != null) {
      journal.add("delete", key);
      disk.release(before.content());
    }
  }

  synchronized Upload begin(String key) {
    String id = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    Upload upload = new Upload(new Key(key), id, Instant.now());
    add(upload);
    journal.add("begin", key, id, Long.toString(upload.begun().toEpochMilli()));
    return upload;
  }

  private void add(Upload upload) {
    uploads.add(upload);
    byId.put(upload.id(), upload);
  }

  synchronized Upload upload(String key, String id) {
    Upload upload = byId.get(id);
    if (upload == null || !upload.key().equals(new Key(key))) {
      throw OssFailure.noUpload();
    }
    return upload;
  }

  /** Writes a part, whose content counts as used already. */
  synchronized void put(String key, String id, int number, Content content) {
    Upload.Part part = new Upload.Part(content, Instant.now());
    Upload upload;
    try {
      upload = upload(key, id);
    } catch (OssFailure e) {
      disk.release(content);
      throw e;
    }
    Upload.Part before = upload.parts().put(number, part);
    if (before != null) {
      disk.release(before.content());
    }
    journal.add(
        "part",
        id,
        Integer.toString(number),
        Long.toString(part.modified().toEpochMilli()),
        content.text());
  }

  synchronized List<Map.Entry<Integer, Upload.Part>> parts(String key, String id, int after) {
    return List.copyOf(upload(key, id).parts().tailMap(after, false).entrySet());
  }

  /** Ends an upload: its parts go. */
  synchronized void end(String key, String id) {
    Upload upload = upload(key, id);
    byId.remove(id);
    uploads.remove(upload);
    upload.parts().values().forEach(part -> disk.release(part.content()));
    journal.add("end", id);
  }

  private void replay(List<String> words) {
    switch (words.get(0)) {
      case "put" -> {
        Content content = content(words.get(5));
        String target = words.get(3).equals("-") ? "" : words.get(3);
        Instant time = time(words.get(4));
        replace(
            objects.put(
                new Key(words.get(1)), new StoredObject(words.get(2), content, target, time)));
      }
      case "delete" -> replace(objects.remove(new Key(words.get(1))));
      case "begin" -> add(new Upload(new Key(words.get(1)), words.get(2), time(words.get(3))));
      case "part" -> {
        Upload.Part part = new Upload.Part(content(words.get(4)), time(words.get(3)));
        Upload upload = byId.get(words.get(1));
        Upload.Part before = upload.parts().put(Integer.valueOf(words.get(2)), part);
        if (before != null) {
          disk.release(before.content());
        }
      }
      case "end" -> {
        Upload upload = byId.remove(words.get(1));
        uploads.remove(upload);
        upload.parts().values().forEach(part -> disk.release(part.content()));
      }
      default -> throw new IllegalStateException("unknown entry " + words.get(0));
    }
  }

  private Content content(String text) {
    String[] parts = text.split(" ", -1);
    Content content = Content.parse(parts[0], parts[1], parts[2]);
    disk.retain(content);
    return content;
  }

  private static Instant time(String text) {
    return Instant.ofEpochMilli(Long.parseLong(text));
  }

  @Override
  public void close() {
    journal.close();
  }
}
