// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The operations that are served, and what each of them knows; the rest is refused. */
final class Routes {
  /** What the version 4 of signatures adds to a request. */
  private static final Set<String> OF_SIGNATURES =
      Set.of("x-oss-date", "x-oss-content-sha256", "x-oss-security-token");

  /** Other headers that a write may have. */
  private static final Set<String> OF_HTTP =
      Set.of(
          "host",
          "date",
          "authorization",
          "content-length",
          "content-type",
          "content-md5",
          "transfer-encoding",
          "user-agent",
          "accept",
          "accept-encoding",
          "connection",
          "range");

  private static final Set<String> OF_WRITES =
      Set.of(
          "x-oss-forbid-overwrite",
          "x-oss-server-side-encryption",
          "x-oss-server-side-encryption-key-id");

  private final List<Route> routes;

  Routes(Store store) {
    ObjectCalls objects = new ObjectCalls(store);
    CopyCalls copies = new CopyCalls(store);
    SymlinkCalls symlinks = new SymlinkCalls(store);
    ListCalls lists = new ListCalls(store);
    UploadCalls uploads = new UploadCalls(store);
    UploadLists uploadLists = new UploadLists(store);
    DeleteCalls deletes = new DeleteCalls(store);
    Set<String> none = Set.of();
    Set<String> part = Set.of("partNumber", "uploadId");
    Set<String> copy = Set.of("x-oss-copy-source");
    Set<String> partCopy = Set.of("partNumber", "uploadId", "x-oss-copy-source");
    Set<String> ofList =
        Set.of(
            "prefix",
            "delimiter",
            "start-after",
            "continuation-token",
            "max-keys",
            "encoding-type",
            "fetch-owner");
    Set<String> ofUploads =
        Set.of("prefix", "key-marker", "upload-id-marker", "max-uploads", "encoding-type");
    Set<String> ofParts = Set.of("max-parts", "part-number-marker", "encoding-type");
    this.routes =
        List.of(
            object("PutObject", "PUT", none, none, OF_WRITES, objects::put),
            object("GetObject", "GET", none, none, Set.of("x-oss-range-behavior"), objects::get),
            object("HeadObject", "HEAD", none, none, none, objects::get),
            object("DeleteObject", "DELETE", none, none, none, deletes::one),
            object("CopyObject", "PUT", copy, none, OF_WRITES, copies::copy),
            object(
                "PutSymlink",
                "PUT",
                Set.of("symlink", "x-oss-symlink-target"),
                none,
                Set.of("x-oss-forbid-overwrite"),
                symlinks::put),
            object("GetSymlink", "GET", Set.of("symlink"), none, none, symlinks::get),
            object(
                "InitiateMultipartUpload",
                "POST",
                Set.of("uploads"),
                Set.of("encoding-type"),
                OF_WRITES,
                uploads::begin),
            object("UploadPart", "PUT", part, none, none, uploads::put),
            object(
                "UploadPartCopy",
                "PUT",
                partCopy,
                none,
                Set.of("x-oss-copy-source-range"),
                copies::copyPart),
            object(
                "CompleteMultipartUpload",
                "POST",
                Set.of("uploadId"),
                Set.of("encoding-type"),
                Set.of("x-oss-forbid-overwrite"),
                uploads::complete),
            object("AbortMultipartUpload", "DELETE", Set.of("uploadId"), none, none, uploads::end),
            object("ListParts", "GET", Set.of("uploadId"), ofParts, none, uploadLists::parts),
            bucket("ListMultipartUploads", "GET", "uploads", ofUploads, uploadLists::uploads),
            bucket("ListObjectsV2", "GET", "list-type", ofList, lists::list),
            new Route(
                "DeleteMultipleObjects",
                "POST",
                false,
                Set.of("delete"),
                none,
                Set.of("encoding-type"),
                deletes::several));
  }

  private static Route object(
      String name,
      String method,
      Set<String> marks,
      Set<String> parameters,
      Set<String> headers,
      Operation operation) {
    return new Route(name, method, true, marks, parameters, headers, operation);
  }

  private static Route bucket(
      String name, String method, String mark, Set<String> parameters, Operation operation) {
    return new Route(name, method, false, Set.of(mark), parameters, Set.of(), operation);
  }

  /** What a call asks for. */
  Route find(Call call) {
    Route route =
        routes.stream()
            .filter(each -> each.matches(call))
            .max(Comparator.comparing(each -> each.marks().size()))
            .orElseThrow(
                () -> new OssFailure(405, "MethodNotAllowed", "The operation is not known here"));
    for (String parameter : call.query().keySet()) {
      if (!route.knowsParameter(parameter)) {
        throw OssFailure.invalid(route.name() + " knows no parameter " + parameter);
      }
    }
    for (String header : call.headers().keySet()) {
      if (!isHarmless(call, header) && !route.knowsHeader(header)) {
        throw OssFailure.invalid(route.name() + " knows no header " + header);
      }
    }
    return route;
  }

  /** Whoever follows a redirect to a URL sends what it likes, but has no conditions served here. */
  private static boolean isHarmless(Call call, String header) {
    boolean reads = call.method().equals("GET") || call.method().equals("HEAD");
    boolean ofOss = header.startsWith("x-oss-") || header.equals("encoding-type");
    return OF_HTTP.contains(header)
        || OF_SIGNATURES.contains(header)
        || (reads && !ofOss && !header.startsWith("if-"));
  }
}
