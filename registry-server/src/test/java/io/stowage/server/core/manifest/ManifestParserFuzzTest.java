// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.core.manifest;

import io.stowage.registry.MediaTypes;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever comes, it is a manifest or it is refused: nothing else is thrown. */
class ManifestParserFuzzTest {
  private static final String IMAGE =
      "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
          + "\"config\":{\"mediaType\":\"c\",\"digest\":\"sha256:"
          + "a".repeat(64)
          + "\",\"size\":7},\"layers\":[{\"digest\":\"sha256:"
          + "b".repeat(64)
          + "\",\"size\":1,\"urls\":[\"https://example.com/\"]}],\"annotations\":{\"k\":\"v\"}}";

  @Property
  void arbitraryBytes(@ForAll @Size(max = 200) byte[] content) {
    parse(content);
  }

  @Property
  void aManifestOfWhichAByteWasChanged(
      @ForAll @IntRange(max = 399) int position, @ForAll byte value) {
    byte[] content = IMAGE.getBytes(StandardCharsets.UTF_8);
    content[position % content.length] = value;

    parse(content);
  }

  @Property
  void aManifestThatWasCutShort(@ForAll @IntRange(max = 399) int length) {
    String cut = IMAGE.substring(0, length % IMAGE.length());

    parse(cut.getBytes(StandardCharsets.UTF_8));
  }

  private static void parse(byte[] content) {
    StoredMediaType.of(content);
    try {
      ManifestParser.parse(content, MediaTypes.OCI_MANIFEST);
    } catch (ManifestFormatException e) {
      // the one way to be refused
    }
  }
}
