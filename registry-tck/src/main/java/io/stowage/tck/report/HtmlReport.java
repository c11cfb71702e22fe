// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.report;

import io.stowage.tck.laws.Law;

/** A report as one HTML file that needs no other. */
record HtmlReport(Report report) {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>Stowage storage TCK: %s</title>
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
    StringBuilder html = new StringBuilder(HEAD.formatted(escape(report.driver())));
    html.append("<h1>Stowage storage TCK</h1>\n<table>\n");
    field(html, "driver", report.driver());
    field(html, "verdict", report.verdict());
    field(html, "tests", report.line());
    field(html, "run", report.date() + ", " + report.total() + " s, " + report.environment());
    html.append("</table>\n");
    for (Law law : Law.values()) {
      html.append("<h2>").append(escape(law.toString())).append("</h2>\n<table>\n");
      report.of(law).forEach(result -> append(html, result));
      html.append("</table>\n");
    }
    if (!report.leftOut().isEmpty()) {
      html.append("<h2>Not run</h2>\n<table>\n");
      report.leftOut().forEach((suite, reason) -> field(html, "suite " + suite, reason));
      html.append("</table>\n");
    }
    return html.append("</body>\n</html>\n").toString();
  }

  private static void append(StringBuilder html, Result result) {
    String outcome = result.outcome().toString();
    html.append(
            "<tr id=\"%s\"><td class=\"%s\">%s</td>"
                .formatted(result.test().id(), outcome, outcome))
        .append("<td class=\"time\">")
        .append(result.seconds())
        .append(" s</td><td>")
        .append(escape(result.test().id()));
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
