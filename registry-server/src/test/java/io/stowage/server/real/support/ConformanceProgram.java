// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The conformance program of the OCI distribution specification, with every option on. */
public final class ConformanceProgram {

  /** The newest commit of its main branch when this was written; move it on purpose only. */
  public static final String MODULE =
      "github.com/opencontainers/distribution-spec/conformance"
          + "@v0.0.0-20260831232431-97274622c111";

  /** What stands before the program's own summary, after a line for each test. */
  private static final String SUMMARY = "OCI Conformance Result";

  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final List<String> OPTIONS =
      Stream.of(
              "API_PULL API_PUSH API_BLOBS_ATOMIC API_BLOBS_DELETE API_BLOBS_DIGEST_HEADER",
              "API_BLOBS_MOUNT_ANONYMOUS API_BLOBS_UPLOAD_CANCEL API_MANIFESTS_ATOMIC",
              "API_MANIFESTS_DELETE API_MANIFESTS_DIGEST_HEADER API_MANIFESTS_TAG_PARAM",
              "API_TAGS_ATOMIC API_TAGS_DELETE API_TAGS_LIST API_REFERRER DATA_IMAGE DATA_INDEX",
              "DATA_INDEX_LIST DATA_SPARSE DATA_ARTIFACT DATA_SUBJECT DATA_SUBJECT_MISSING",
              "DATA_ARTIFACT_LIST DATA_SUBJECT_LIST DATA_DATA_FIELD DATA_NONDISTRIBUTABLE",
              "DATA_CUSTOM_FIELDS DATA_NO_LAYERS DATA_EMPTY_BLOB DATA_SHA512")
          .flatMap(line -> Stream.of(line.split(" ", -1)))
          .toList();

  private ConformanceProgram() {}

  /** One of the program's tests: how it ended, and what was wrong. */
  public record Result(String name, String status, String message) {}

  /**
   * Runs the program against a registry.
   *
   * @param address host and port, spoken to in plain HTTP
   * @param results directory that it writes its reports to
   * @return the results of all its tests
   */
  public static List<Result> run(String address, Path results) throws IOException {
    String go = Tool.GO.path();
    Command.Outcome module = Command.of(go, "mod", "download", MODULE).run();
    if (module.exit() != 0) {
      return List.of(new Result(Tool.missing("OCI conformance program: " + module), "failure", ""));
    }
    System.out.println("OCI conformance program: " + MODULE);
    Command command =
        Command.of(go, "run", MODULE)
            .within(LIMIT)
            .with("OCI_VERSION", "dev")
            .with("OCI_REGISTRY", address)
            .with("OCI_TLS", "disabled")
            .with("OCI_LOG", "error")
            .with("OCI_RESULTS_DIR", results.toString());
    for (String option : OPTIONS) {
      command = command.with("OCI_" + option, "true");
    }
    Command.Outcome outcome = command.run();
    String out = outcome.out();
    System.out.println(out.substring(Math.max(0, out.indexOf(SUMMARY))));
    Path report = results.resolve("junit.xml");
    if (!report.toFile().exists()) {
      throw new AssertionError("no report: " + outcome);
    }
    return read(report);
  }

  private static List<Result> read(Path report) throws IOException {
    List<Result> results = new ArrayList<>();
    NodeList tests = parse(report).getElementsByTagName("testcase");
    for (int i = 0; i < tests.getLength(); i++) {
      Element test = (Element) tests.item(i);
      NodeList output = test.getElementsByTagName("system-out");
      results.add(
          new Result(
              test.getAttribute("name"),
              test.getAttribute("status"),
              output.getLength() == 0 ? "" : output.item(0).getTextContent()));
    }
    return results;
  }

  private static Document parse(Path report) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
    } catch (ParserConfigurationException | SAXException e) {
      throw new AssertionError("unreadable " + report, e);
    }
  }
}
