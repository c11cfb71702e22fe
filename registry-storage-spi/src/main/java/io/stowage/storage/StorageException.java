// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage;

import io.stowage.registry.Digest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Why a backend could not do what it was asked. Each driver maps its client's exceptions to these
 * in one place. Messages name the setting or key at fault and never a secret.
 */
public abstract sealed class StorageException extends IOException {
  private static final long serialVersionUID = 1;

  private StorageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What was asked for is not there. */
  public static final class NotFound extends StorageException {
    private static final long serialVersionUID = 1;

    /**
     * Says what is not there.
     *
     * @param message a part of a sentence that names it, such as {@code "blob sha256:…"}
     */
    public NotFound(String message) {
      super(message, null);
    }
  }

  /** It was there when it was opened, and has been published, discarded or closed since. */
  public static final class Gone extends StorageException {
    private static final long serialVersionUID = 1;

    /**
     * Says what is gone.
     *
     * @param message a part of a sentence that names it
     */
    public Gone(String message) {
      super(message, null);
    }
  }

  /** Somebody else went on with the upload meanwhile. */
  public static final class Conflict extends StorageException {
    private static final long serialVersionUID = 1;

    /**
     * Says what was in conflict.
     *
     * @param message a part of a sentence that names it
     */
    public Conflict(String message) {
      super(message, null);
    }
  }

  /** The content has another digest than was claimed for it. */
  public static final class DigestMismatch extends StorageException {
    private static final long serialVersionUID = 1;
    private final transient Digest expected;
    private final transient Digest actual;

    DigestMismatch(Digest expected, Digest actual) {
      super("the content is " + actual + " and not " + expected, null);
      this.expected = expected;
      this.actual = actual;
    }

    /** {@return what was claimed} */
    public Digest expected() {
      return expected;
    }

    /** {@return what the content has} */
    public Digest actual() {
      return actual;
    }
  }

  /** The backend is away, busy or slow: worth another try. */
  public static final class Unavailable extends StorageException {
    private static final long serialVersionUID = 1;

    /**
     * Says what is away, and why.
     *
     * @param message a part of a sentence; names the backend by its address or the setting that has
     *     it
     * @param cause what the backend's client threw, whose own text holds no secret; null where the
     *     driver itself gave up
     */
    public Unavailable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** There is no room, or a quota is used up. */
  public static final class Full extends StorageException {
    private static final long serialVersionUID = 1;

    /**
     * Says what is full.
     *
     * @param message a part of a sentence; names the setting or limit that could give room
     * @param cause what the backend's client threw, whose own text holds no secret; null where the
     *     driver itself found out
     */
    public Full(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The backend refuses: credentials, permissions, a read-only mount. */
  public static final class Denied extends StorageException {
    private static final long serialVersionUID = 1;

    /**
     * Says what was refused, and by which setting that could be mended.
     *
     * @param message a part of a sentence
     * @param cause what the backend's client threw, whose own text holds no secret; null where the
     *     driver itself found out
     */
    public Denied(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** What is stored is damaged. */
  public static final class Corrupt extends StorageException {
    private static final long serialVersionUID = 1;

    /**
     * Names what is damaged, and how.
     *
     * @param message a part of a sentence
     * @param cause what went wrong while it was read; null where what was read is wrong
     */
    public Corrupt(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
