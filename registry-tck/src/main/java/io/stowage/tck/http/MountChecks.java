// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import io.stowage.registry.Digest;

/** Blobs that another repository has. */
final class MountChecks extends CheckSuite {
  MountChecks(Stage stage) {
    super(stage);
  }

  @Check("end-11")
  void aBlobIsMountedFromAnotherRepository() {
    byte[] content = content(KIB);
    Digest digest = push(content);
    String other = stage.repository() + "/other";

    Answer answer = mount(other, digest, "&from=" + stage.repository()).expect(201);

    stage.fetch(answer.header("Location")).expect(200).expectBody(content);
    stage.fetch(blob(other, digest)).expect(200).expectBody(content);
  }

  @Check("end-11")
  void aMountOfWhatIsNotThereBeginsAnUpload() {
    byte[] content = content(KIB);
    Digest digest = digest(content);

    Answer answer = mount(stage.repository(), digest, "&from=" + stage.repository() + "/other");

    answer.expect(202);
    finish(answer.header("Location"), digest, content).expect(201);
    expectStored(digest, content);
  }

  @Check("end-11")
  void aMountFromNowhereMountsOrBeginsAnUpload() {
    Digest digest = push(content(KIB));

    mount(stage.repository() + "/other", digest, "").expect(201, 202);
  }

  private Answer mount(String repository, Digest digest, String from) {
    return stage.send("POST", "/v2/" + repository + "/blobs/uploads/?mount=" + digest + from, null);
  }
}
