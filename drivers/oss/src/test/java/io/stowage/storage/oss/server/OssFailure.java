// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.oss.server;

/** An error as OSS answers it. */
public final class OssFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;

  /** An error with the status and the code of OSS. */
  public OssFailure(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static OssFailure invalid(String message) {
    return new OssFailure(400, "InvalidArgument", message);
  }

  static OssFailure malformed(String message) {
    return new OssFailure(400, "MalformedXML", message);
  }

  static OssFailure noKey(String key) {
    return new OssFailure(404, "NoSuchKey", "The specified key does not exist: " + key);
  }

  static OssFailure noUpload() {
    return new OssFailure(404, "NoSuchUpload", "The specified upload does not exist");
  }

  static OssFailure exists() {
    return new OssFailure(409, "FileAlreadyExists", "The object you specified already exists");
  }

  static OssFailure denied(String code, String message) {
    return new OssFailure(403, code, message);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
