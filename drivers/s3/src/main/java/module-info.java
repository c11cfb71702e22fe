// SPDX-License-Identifier: Apache-2.0
/** A storage driver on a bucket of S3 or alike. Opened by its name, {@code s3}. */
@SuppressWarnings("module") // a digit at the end of the name, as S3 has
module io.stowage.storage.s3 {
  // what MinIO's client needs, which cannot say so
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.databind;
  requires com.google.common;
  requires io.stowage.storage.object;
  requires java.sql;
  requires java.xml;
  // named by its file, as its publisher gives it no name
  requires minio;
  requires okhttp3;
  requires okio;
  requires static org.jspecify;

  provides io.stowage.storage.StorageDriverProvider with
      io.stowage.storage.s3.S3Provider;
}
