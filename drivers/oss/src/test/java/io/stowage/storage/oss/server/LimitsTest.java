// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import static io.stowage.storage.oss.server.Requests.code;
import static io.stowage.storage.oss.server.Requests.uploadId;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server refuses, and the peculiarities of OSS. */
class LimitsTest {
  @TempDir private Path directory;
  private Requests requests;

  @BeforeEach
  void start() throws IOException {
    requests = new Requests(directory);
  }

  @AfterEach
  void stop() {
    requests.close();
  }

  private static String part(int number, HttpResponse<String> put) {
    String tag = put.headers().firstValue("ETag").orElseThrow();
    return "<Part><PartNumber>" + number + "</PartNumber><ETag>" + tag + "</ETag></Part>";
  }

  private HttpResponse<String> complete(String id, String... parts) {
    String xml =
        "<CompleteMultipartUpload>" + String.join("", parts) + "</CompleteMultipartUpload>";
    return requests.send("POST", "big?uploadId=" + id, xml);
  }

  private HttpResponse<String> put(String id, int number, String content) {
    return requests.send("PUT", "big?partNumber=" + number + "&uploadId=" + id, content);
  }

  @Test
  void whatIsNotKnownIsRefused() {
    assertThat(code(requests.send("PUT", "a", "", "x-oss-storage-klass", "IA")))
        .isEqualTo("InvalidArgument");
    assertThat(code(requests.send("PUT", "a", "", "if-none-match", "*")))
        .isEqualTo("InvalidArgument");
    assertThat(code(requests.send("GET", "a?version=1", ""))).isEqualTo("InvalidArgument");
    assertThat(code(requests.send("POST", "a", ""))).isEqualTo("MethodNotAllowed");
  }

  @Test
  void onlyThatIsWrittenWhichItsDigestSays() {
    HttpResponse<String> answer =
        requests.send("PUT", "a", "text", "content-md5", "1B2M2Y8AsgTpgAmY7PhCfg==");

    assertThat(code(answer)).isEqualTo("InvalidDigest");
    assertThat(requests.send("GET", "a", "").statusCode()).isEqualTo(404);
  }

  @Test
  void anObjectIsNotWrittenOverWhereThatIsForbidden() {
    requests.send("PUT", "a", "first", "x-oss-forbid-overwrite", "true");

    HttpResponse<String> again =
        requests.send("PUT", "a", "second", "x-oss-forbid-overwrite", "true");

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(code(again)).isEqualTo("FileAlreadyExists");
    assertThat(requests.send("GET", "a", "").body()).isEqualTo("first");
  }

  @Test
  void aRangeThatMakesNoSenseGivesAllUnlessTheClientWantsItPrecise() {
    requests.send("PUT", "a", "text");

    HttpResponse<String> usual = requests.send("GET", "a", "", "range", "bytes=9-10");
    HttpResponse<String> precise =
        requests.send("GET", "a", "", "range", "bytes=9-10", "x-oss-range-behavior", "standard");

    assertThat(usual.statusCode()).isEqualTo(200);
    assertThat(usual.body()).isEqualTo("text");
    assertThat(precise.statusCode()).isEqualTo(416);
    assertThat(requests.send("GET", "a", "", "range", "bytes=1-2").body()).isEqualTo("ex");
  }

  @Test
  void aPageHasAThousandKeysAtMost() {
    requests.send("PUT", "a", "");
    requests.send("PUT", "b", "");

    HttpResponse<String> page = requests.send("GET", "?list-type=2&max-keys=1", "");

    assertThat(page.body()).contains("<Key>a</Key>", "<IsTruncated>true</IsTruncated>");
    assertThat(page.body()).doesNotContain("<Key>b</Key>");
    assertThat(code(requests.send("GET", "?list-type=2&max-keys=1001", "")))
        .isEqualTo("InvalidArgument");
    assertThat(code(requests.send("GET", "?delimiter=%2F_&list-type=2", "")))
        .isEqualTo("InvalidArgument");
  }

  @Test
  void partsHaveLeastSizesNumbersAndAnOrder() {
    String id = uploadId(requests.send("POST", "big?uploads", ""));
    String large = "x".repeat(100 << 10);
    String small = part(1, put(id, 1, "small"));
    String second = part(2, put(id, 2, large));

    assertThat(code(put(id, 0, large))).isEqualTo("InvalidArgument");
    assertThat(code(put(id, 10_001, large))).isEqualTo("InvalidArgument");
    assertThat(code(complete(id, small, second))).isEqualTo("EntityTooSmall");
    assertThat(code(complete(id, second, small))).isEqualTo("InvalidPartOrder");
    assertThat(code(complete(id, second.replace(">2<", ">3<")))).isEqualTo("InvalidPart");
    assertThat(code(complete(id))).isEqualTo("MalformedXML");
    String first = part(1, put(id, 1, large));
    assertThat(code(complete(id, small, second))).isEqualTo("InvalidPart");
    assertThat(complete(id, first, second).statusCode()).isEqualTo(200);
    assertThat(code(complete(id, first, second))).isEqualTo("NoSuchUpload");
    assertThat(requests.send("GET", "big", "").body()).isEqualTo(large + large);
  }

  @Test
  void aSymlinkStandsForItsTarget() {
    requests.send("PUT", "link?symlink", "", "x-oss-symlink-target", "target");
    HttpResponse<String> dangling = requests.send("GET", "link", "");
    requests.send("PUT", "target", "text");

    HttpResponse<String> answer = requests.send("GET", "link", "");

    assertThat(code(dangling)).isEqualTo("SymlinkTargetNotExist");
    assertThat(answer.body()).isEqualTo("text");
    assertThat(answer.headers().firstValue("x-oss-object-type")).hasValue("Symlink");
    assertThat(code(requests.send("GET", "target?symlink", ""))).isEqualTo("NotSymlink");
  }

  @Test
  void whatWasWrittenIsThereAfterARestart() throws IOException {
    String large = "x".repeat(100 << 10);
    requests.send("PUT", "a", "text");
    requests.send("PUT", "b", "gone");
    requests.send("DELETE", "b", "");
    String id = uploadId(requests.send("POST", "big?uploads", ""));
    String first = part(1, put(id, 1, large));
    requests.close();

    requests = new Requests(directory);

    assertThat(requests.send("GET", "a", "").body()).isEqualTo("text");
    assertThat(requests.send("GET", "b", "").statusCode()).isEqualTo(404);
    assertThat(complete(id, first).statusCode()).isEqualTo(200);
    assertThat(requests.send("GET", "big", "").body()).isEqualTo(large);
  }
}
