// SPDX-License-Identifier: Apache-2.0
/** A storage driver on a bucket of Aliyun OSS. Opened by its name, {@code oss}. */
module io.stowage.storage.oss {
  // named by its file, as its publisher gives it no name
  requires aliyun.sdk.oss;
  requires com.fasterxml.jackson.databind;
  requires io.stowage.storage.object;
  // what that client needs, which cannot say so
  requires java.naming;
  requires java.security.jgss;
  requires java.xml;
  requires org.apache.commons.codec;
  requires org.apache.commons.logging;
  requires static org.jspecify;

  provides io.stowage.storage.StorageDriverProvider with
      io.stowage.storage.oss.OssProvider;
}
