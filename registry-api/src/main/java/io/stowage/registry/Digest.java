// SPDX-License-Identifier: Apache-2.0
package io.stowage.registry;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The digest of some content, {@code algorithm:hex} (OCI image specification, descriptor.md,
 * "Digests"). Ordered as its text is, byte by byte.
 *
 * @param algorithm how it was computed
 * @param hex lower-case hexadecimal digits, {@link DigestAlgorithm#hexLength()} of them
 */
public record Digest(DigestAlgorithm algorithm, String hex)
    implements Reference, Comparable<Digest> {

  /**
   * Checks the digits.
   *
   * @param algorithm how it was computed
   * @param hex the digits to be checked
   * @throws InvalidReferenceException if {@code hex} has another length or other characters
   */
  public Digest {
    if (hex.length() != algorithm.hexLength() || !isLowerHex(hex)) {
      throw new InvalidReferenceException(
          ErrorCode.DIGEST_INVALID,
          "a " + algorithm.id() + " digest has " + algorithm.hexLength() + " lower-case hex digits",
          hex);
    }
  }

  /**
   * Parses {@code algorithm:hex}.
   *
   * @param text what a client or a manifest gave
   * @return the digest, whose text is this text again
   * @throws InvalidReferenceException if the text is no digest of a supported algorithm
   */
  public static Digest parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new InvalidReferenceException(
          ErrorCode.DIGEST_INVALID, "a digest is algorithm:hex", text);
    }
    DigestAlgorithm algorithm =
        DigestAlgorithm.find(text.substring(0, colon))
            .orElseThrow(
                () ->
                    new InvalidReferenceException(
                        ErrorCode.DIGEST_INVALID,
                        "a digest's algorithm is sha256 or sha512",
                        text));
    return new Digest(algorithm, text.substring(colon + 1));
  }

  /**
   * The digest that a finished hash of this algorithm gives; resets the hash.
   *
   * @param algorithm the algorithm that the hash is of
   * @param hash a hash that was fed all the content
   * @return the digest of what it was fed
   * @throws InvalidReferenceException if the hash is of another algorithm, by the length of what it
   *     gives
   */
  public static Digest of(DigestAlgorithm algorithm, MessageDigest hash) {
    return new Digest(algorithm, HexFormat.of().formatHex(hash.digest()));
  }

  /**
   * Hashes the remaining bytes of a buffer, whose position stays where it is.
   *
   * @param algorithm what to hash by
   * @param content the bytes from the position to the limit
   * @return their digest
   */
  public static Digest of(DigestAlgorithm algorithm, ByteBuffer content) {
    MessageDigest hash = algorithm.newHash();
    hash.update(content.duplicate());
    return of(algorithm, hash);
  }

  /**
   * Hashes bytes.
   *
   * @param algorithm what to hash by
   * @param content all the bytes, which may be none
   * @return their digest
   */
  public static Digest of(DigestAlgorithm algorithm, byte[] content) {
    return of(algorithm, ByteBuffer.wrap(content));
  }

  @Override
  public int compareTo(Digest other) {
    int byAlgorithm = algorithm.id().compareTo(other.algorithm.id());
    return byAlgorithm != 0 ? byAlgorithm : hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return algorithm.id() + ':' + hex;
  }

  private static boolean isLowerHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
