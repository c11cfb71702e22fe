// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.w3c.dom.Element;

/** Deletions; of what is not there, too. */
final class DeleteCalls {
  private static final int MOST = 1000;
  private static final int LONGEST_BODY = 2 << 20;

  private final Store store;

  DeleteCalls(Store store) {
    this.store = store;
  }

  Answer one(Call call) {
    store.delete(call.key());
    return Answer.of(204);
  }

  Answer several(Call call) throws IOException {
    byte[] body = call.body().readNBytes(LONGEST_BODY);
    String md5 = Base64.getEncoder().encodeToString(Mac.hash("MD5").digest(body));
    if (!call.header("content-md5").equals(md5) || call.header("content-length").isEmpty()) {
      throw new OssFailure(400, "InvalidDigest", "Content-MD5 and Content-Length are needed");
    }
    Element root = Xml.read(body, "Delete");
    boolean encoded = call.isEncoded();
    boolean quiet = false;
    Xml result = new Xml("DeleteResult");
    List<Element> children = Xml.children(root, "Quiet", "Object");
    if (children.stream().filter(child -> child.getTagName().equals("Object")).count() > MOST) {
      throw OssFailure.malformed("There are more than " + MOST + " objects");
    }
    for (Element child : children) {
      if (child.getTagName().equals("Quiet")) {
        quiet = child.getTextContent().equals("true");
      } else {
        Xml.children(child, "Key");
        String key = Xml.text(child, "Key");
        store.delete(key);
        result.add(new Xml("Deleted").add("Key", encoded ? Percent.encode(key) : key));
      }
    }
    return quiet ? Answer.of(200) : Answer.of(result);
  }
}
