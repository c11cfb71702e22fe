// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.object;

import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.SettingType;
import io.stowage.storage.setting.Settings;
import java.util.List;

/**
 * What an operator sets for every object store.
 *
 * @param rootDirectory the prefix of all keys; empty for none
 * @param commit how large content is published
 * @param partSize the size of a part, in bytes, within the bounds of the bucket's traits
 * @param parallelism how many parts of an upload are in memory at most, one of which fills
 * @param equalParts whether all parts but the last have the very same size
 * @param memory how many bytes all uploads together hold at most
 * @param copy how content is copied
 */
public record ObjectStoreOptions(
    String rootDirectory,
    CommitMode commit,
    long partSize,
    int parallelism,
    boolean equalParts,
    long memory,
    Copying copy) {
  private static final String COMMIT = "commit";
  private static final String PARALLELISM = "uploadconcurrency";
  private static final String EQUAL_PARTS = "equalparts";
  private static final String MEMORY = "uploadmemory";

  /**
   * How content is copied.
   *
   * @param threshold what is larger, in bytes, is copied in parts
   * @param partSize the size of such a part, in bytes
   * @param parallelism how many parts of one copy are under way at most
   */
  public record Copying(long threshold, long partSize, int parallelism) {}

  /** {@return the settings that are of this module and the same for every object store} */
  public static List<Setting> settings() {
    return settings(
        commit(
            "copy, which registry:2 reads, too, or pointer, a small object that names the upload,"
                + " whatever its size",
            "copy",
            "pointer"));
  }

  /**
   * The same for a store that has {@link BucketSymlinks}.
   *
   * @return the settings, of which {@code commit} may be {@code symlink}, too
   */
  public static List<Setting> settingsWithSymlinks() {
    return settings(
        commit(
            "copy, which registry:2 reads, too, or, whatever its size, symlink, a link of the"
                + " store to the upload, or pointer, a small object that names it",
            "copy",
            "symlink",
            "pointer"));
  }

  private static Setting commit(String how, String... choices) {
    return Setting.of(
            COMMIT, SettingType.STRING, "How a blob larger than a part gets its name: " + how)
        .choosing(choices)
        .withDefault("copy");
  }

  private static List<Setting> settings(Setting commit) {
    return List.of(
        commit,
        Setting.of(
                PARALLELISM,
                SettingType.INTEGER,
                "How many parts of one upload are in memory, one of them filling and the others on"
                    + " their way")
            .between(1, 64, "parts")
            .withDefault("4"),
        Setting.of(
                EQUAL_PARTS,
                SettingType.BOOLEAN,
                "Whether all parts but the last have the very same size, as Cloudflare R2 wants it;"
                    + " otherwise they grow with the blob and shrink when memory is short")
            .withDefault("false"),
        Setting.of(
                MEMORY,
                SettingType.BYTES,
                "How much all uploads together hold in memory; 0 is half of the heap. An upload"
                    + " that finds none in time is told to come again")
            .between(0, Long.MAX_VALUE, "bytes")
            .withDefault("0"));
  }

  /**
   * Takes the settings of this module, and the rest from the driver.
   *
   * @param settings holds values for {@link #settings()}
   * @param rootDirectory the prefix of all keys; empty for none
   * @param partSize the size of a part, in bytes, within the bounds of the bucket's traits
   * @param copy how content is copied
   * @return the options, with half of the heap for uploads where {@code uploadmemory} is 0
   */
  public static ObjectStoreOptions of(
      Settings settings, String rootDirectory, long partSize, Copying copy) {
    long memory = settings.number(MEMORY);
    return new ObjectStoreOptions(
        rootDirectory,
        CommitMode.of(settings.string(COMMIT)),
        partSize,
        (int) settings.number(PARALLELISM),
        settings.flag(EQUAL_PARTS),
        memory == 0 ? Runtime.getRuntime().maxMemory() / 2 : memory,
        copy);
  }
}
