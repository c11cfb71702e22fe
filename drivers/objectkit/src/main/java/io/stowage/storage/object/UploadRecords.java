// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.storage.StorageException;
import io.stowage.storage.UploadKey;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The objects by which one upload is known: {@code startedat}, as long as it goes on, and numbered
 * records in {@code _state}. A record is written only under the number after the newest one that
 * the writer knows, and only if there is none: so of several that go on with an upload one
 * succeeds. Records are never deleted before the upload ends, but emptied, so that no number comes
 * free.
 */
final class UploadRecords {
  /** Distinct in length from what {@code registry:2} writes, which reads it all the same. */
  private static final DateTimeFormatter STARTED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private static final int STARTED_LENGTH = "2026-01-01T00:00:00.000Z".length();
  private static final int LONGEST_STARTED = 64;
  private static final String SUPERSEDED = "superseded";

  private final ObjectStore store;
  private final UploadKey key;
  private final String directory;
  private final String writer = UUID.randomUUID().toString();

  UploadRecords(ObjectStore store, UploadKey key) {
    this.store = store;
    this.key = key;
    this.directory = store.layout().upload(key);
  }

  /**
   * What was found of an upload.
   *
   * @param newest the number of the newest record, 0 if there is none
   * @param full the number of the newest record that tells all, 0 if there is none
   * @param record what it tells
   */
  record Found(long newest, long full, UploadRecord record) {}

  String started() {
    return directory + "startedat";
  }

  private String name(long number) {
    return directory + "_state/" + String.format("%012d", number);
  }

  void begin() throws StorageException {
    String now = STARTED.format(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    store.objects().put(started(), Body.of(now));
  }

  /** When the upload was begun, or empty where there is none. */
  Optional<Instant> startedAt() throws StorageException {
    Optional<byte[]> content = store.objects().read(started(), LONGEST_STARTED);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(
              new String(content.get(), UTF_8), Instant::from));
    } catch (DateTimeException e) {
      return store.objects().stat(started()).map(ObjectInfo::modifiedAt);
    }
  }

  /** What is durable of the upload, or empty where there is no such upload. */
  Optional<Found> find() throws StorageException {
    while (true) {
      List<ObjectInfo> objects = objects();
      Optional<ObjectInfo> started = named(objects, started());
      if (started.isEmpty()) {
        return Optional.empty();
      }
      Optional<Found> found = read(newest(objects), started.get());
      if (found.isPresent()) {
        return found;
      }
      // somebody went on with it between the listing and the reading
    }
  }

  private List<ObjectInfo> objects() throws StorageException {
    List<ObjectInfo> objects = new ArrayList<>();
    Listings.forEachPage(
        store.bucket().listing(),
        ListRequest.of(directory),
        page -> objects.addAll(page.objects()));
    return objects;
  }

  private static Optional<ObjectInfo> named(List<ObjectInfo> objects, String name) {
    return objects.stream().filter(object -> object.key().equals(name)).findFirst();
  }

  private long newest(List<ObjectInfo> objects) {
    String lead = directory + "_state/";
    return objects.stream()
        .map(ObjectInfo::key)
        .filter(name -> name.startsWith(lead))
        .map(name -> name.substring(lead.length()))
        .filter(name -> name.matches("\\d{12}"))
        .mapToLong(Long::parseLong)
        .max()
        .orElse(0);
  }

  private Optional<Found> read(long newest, ObjectInfo started) throws StorageException {
    if (newest == 0) {
      return Optional.of(new Found(0, 0, foreign(started)));
    }
    Optional<UploadRecord> record = readRecord(newest);
    long base = record.map(UploadRecord::base).orElse(0L);
    if (base < 0) {
      return Optional.of(new Found(newest, 0, foreign(started)));
    }
    return base == 0
        ? record.map(found -> new Found(newest, newest, found))
        : readRecord(base).map(found -> new Found(newest, base, found));
  }

  private Optional<UploadRecord> readRecord(long number) throws StorageException {
    Optional<byte[]> bytes = store.objects().read(name(number), Integer.MAX_VALUE - 8);
    if (bytes.isEmpty() || Arrays.equals(bytes.get(), SUPERSEDED.getBytes(UTF_8))) {
      return Optional.empty();
    }
    return Optional.of(UploadRecord.read(name(number), bytes.get()));
  }

  /** What {@code registry:2} staged, which has no records. */
  private UploadRecord foreign(ObjectInfo started) throws StorageException {
    if (started.size() == STARTED_LENGTH) {
      return UploadRecord.empty();
    }
    // a listing may not know how large an object of segments is
    StagedContent content = store.objects().stat(data()).map(StagedContent::of).orElse(null);
    for (UnfinishedPage.Unfinished unfinished : unfinished()) {
      List<Part> parts = store.bucket().parts().parts(unfinished.target());
      if (!parts.isEmpty()) {
        content = new StagedContent(unfinished.target(), parts, true);
      }
    }
    return new UploadRecord(0, content, ByteBuffer.allocate(0));
  }

  private String data() {
    return directory + "data";
  }

  private List<UnfinishedPage.Unfinished> unfinished() throws StorageException {
    return store.bucket().parts().unfinished(data(), null).items();
  }

  /**
   * Writes the record after the newest one that the caller knows.
   *
   * @param known the number of that one
   * @param base the record that tells the rest, 0 if this one does, -1 if there is none: then the
   *     upload is as it was begun, or as {@code registry:2} left it
   * @return its number
   * @throws StorageException.Conflict if somebody else went on
   * @throws StorageException.Gone if the upload has ended
   */
  long claim(long known, long base, @Nullable StagedContent content, List<ByteBuffer> tail)
      throws StorageException {
    long number = known + 1;
    Body record = UploadRecord.write(writer, base, content, tail);
    boolean written = store.objects().putIfAbsent(name(number), record) || isOurs(number);
    if (store.objects().stat(started()).isEmpty()) {
      if (written) {
        store.objects().delete(List.of(name(number)));
      }
      throw new StorageException.Gone("upload " + key + " was committed or discarded");
    }
    if (!written) {
      throw new StorageException.Conflict("somebody else went on with upload " + key);
    }
    return number;
  }

  /** Whether a record that was found there is one that we wrote and heard nothing of. */
  private boolean isOurs(long number) throws StorageException {
    byte[] lead = ("stowage-upload 1\nby " + writer).getBytes(UTF_8);
    return store
        .objects()
        .read(name(number), lead.length)
        .filter(bytes -> Arrays.equals(bytes, lead))
        .isPresent();
  }

  /** Empties a record that a later one has replaced. */
  void supersede(long number) throws StorageException {
    if (number > 0) {
      store.objects().put(name(number), Body.of(SUPERSEDED));
    }
  }

  /** Ends the upload: from now on it is gone for everybody. */
  void end() throws StorageException {
    store.objects().delete(List.of(started()));
  }

  /** Removes what remains of an upload that has ended. */
  void remove(long newest) throws StorageException {
    List<String> keys = new ArrayList<>();
    for (long number = 1; number <= newest; number++) {
      keys.add(name(number));
    }
    if (!keys.isEmpty()) {
      store.objects().delete(keys);
    }
  }

  /** Removes all that is there of an upload that has ended, whoever put it there. */
  void removeAll() throws StorageException {
    for (UnfinishedPage.Unfinished unfinished : unfinished()) {
      store.bucket().parts().abort(unfinished.target());
    }
    List<String> keys = objects().stream().map(ObjectInfo::key).toList();
    if (!keys.isEmpty()) {
      store.objects().delete(keys);
    }
  }
}
