// SPDX-License-Identifier: Apache-2.0
package io.stowage.example.benchmark.tool;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.ListObjectsV2Request;
import com.aliyun.oss.model.OSSObject;
import com.aliyun.oss.model.OSSObjectSummary;
import com.aliyun.oss.model.UploadFileRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** Aliyun's SDK. */
final class OssSdk implements Sdk {
  private static final int PAGE = 1000;

  private final OSS client;
  private final String bucket;

  OssSdk(String url, String region, String bucket, String key, String secret) {
    ClientBuilderConfiguration configuration = new ClientBuilderConfiguration();
    configuration.setSignatureVersion(SignVersion.V4);
    this.bucket = bucket;
    this.client =
        OSSClientBuilder.create()
            .endpoint(url)
            .region(region)
            .credentialsProvider(new DefaultCredentialProvider(key, secret))
            .clientConfiguration(configuration)
            .build();
  }

  @Override
  public void prepare() {
    // the server has one
  }

  @Override
  public void write(Path file) throws IOException {
    UploadFileRequest request = new UploadFileRequest(bucket, KEY);
    request.setUploadFile(file.toString());
    request.setPartSize(PART);
    request.setTaskNum(AT_ONCE);
    try {
      client.uploadFile(request);
    } catch (Throwable e) { // as it is declared
      throw new IOException(e);
    }
  }

  @Override
  public long read() throws IOException {
    try (OSSObject object = client.getObject(bucket, KEY);
        InputStream in = object.getObjectContent()) {
      return in.transferTo(OutputStream.nullOutputStream());
    }
  }

  @Override
  public void clear() {
    ListObjectsV2Request page = new ListObjectsV2Request(bucket).withMaxKeys(PAGE);
    for (OSSObjectSummary object : client.listObjectsV2(page).getObjectSummaries()) {
      client.deleteObject(bucket, object.getKey());
    }
  }
}
