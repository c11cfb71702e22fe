// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.report;

import java.util.Map;

/** A report as one HTML file that needs no other. */
record HtmlReport(Report report) {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>%s: %s</title>
      <style>
      body { font: 15px/1.5 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em }
      table { border-collapse: collapse; width: 100%% }
      td, th { padding: .15em .6em; text-align: left; vertical-align: top }
      td.time { text-align: right; white-space: nowrap }
      .kept { color: #1a7f37 } .BROKEN { color: #c00; font-weight: bold } .deviates { color: #96630a }
      pre { background: #f4f4f4; padding: 1em; overflow-x: auto }
      </style>
      </head>
      <body>
      """;

  String text() {
    StringBuilder html =
        new StringBuilder(
            HEAD.formatted(escape(report.subject().tck()), escape(report.subject().name())));
    html.append("<h1>%s</h1>\n<table>\n".formatted(escape(report.subject().tck())));
    field(html, report.subject().kind(), report.subject().name());
    field(html, "verdict", report.verdict());
    field(html, "tests", report.line());
    field(html, "run", report.date() + ", " + report.total() + " s, " + report.environment());
    html.append("</table>\n");
    for (String section : report.sections()) {
      html.append("<h2>").append(escape(section)).append("</h2>\n<table>\n");
      report.of(section).forEach(result -> append(html, result));
      html.append("</table>\n");
    }
    leftOut(html, "Not asked for", report.parts());
    leftOut(html, "Not joined, or in part", report.suites());
    return html.append("</body>\n</html>\n").toString();
  }

  private static void leftOut(StringBuilder html, String heading, Map<String, String> reasons) {
    if (!reasons.isEmpty()) {
      html.append("<h2>").append(heading).append("</h2>\n<table>\n");
      reasons.forEach((what, reason) -> field(html, what, reason));
      html.append("</table>\n");
    }
  }

  private static void append(StringBuilder html, Result result) {
    String outcome = result.outcome().toString();
    html.append("<tr id=\"%s\"><td class=\"%s\">%s</td>".formatted(result.test(), outcome, outcome))
        .append("<td class=\"time\">")
        .append(result.seconds())
        .append(" s</td><td>")
        .append(escape(result.test()));
    switch (result.outcome()) {
      case BROKEN -> html.append("<pre>").append(escape(result.detail())).append("</pre>");
      case DEVIATES -> html.append("<br>because ").append(escape(result.detail()));
      case KEPT -> {}
    }
    html.append("</td></tr>\n");
  }

  private static void field(StringBuilder html, String name, String value) {
    html.append("<tr><th>%s</th><td>%s</td></tr>\n".formatted(escape(name), escape(value)));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
