// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.server.core.RegistryError;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The body of an answer that is an error (OCI distribution specification, "Error codes"). */
final class ErrorBody {
  private ErrorBody() {}

  static JsonObject of(List<RegistryError> errors) {
    JsonArray array = new JsonArray();
    for (RegistryError error : errors) {
      JsonObject json =
          new JsonObject().put("code", error.code().name()).put("message", error.message());
      if (error.detail() != null) {
        json.put("detail", error.detail());
      }
      array.add(json);
    }
    return new JsonObject().put("errors", array);
  }
}
