// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stowage.storage.StorageException;
import io.stowage.storage.swift.Identity.Project;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** Keystone's API of version 2.0, which new ones do not have any more. */
final class LoginV2 implements Login {
  private final LoginConfig config;

  LoginV2(LoginConfig config) {
    this.config = config;
  }

  @Override
  public Session logIn(Wire wire) throws StorageException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(Login.below(config.url(), "/tokens"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body().toString()));
    JsonNode access = Json.read("the login", Login.send(wire, request).body()).path("access");
    JsonNode token = access.path("token");
    if (!token.path("id").isTextual()) {
      throw Login.unlike(2);
    }
    String account =
        new Catalog(access.path("serviceCatalog"))
            .store(config.region(), endpoint -> endpoint.get(config.endpointType() + "URL"));
    return Session.of(account, token.path("id").asText(), Catalog.lifetime(token, "expires"));
  }

  private JsonNode body() {
    ObjectNode body = Json.mapper().createObjectNode();
    ObjectNode auth = body.putObject("auth");
    auth.putObject("passwordCredentials")
        .put("username", config.identity().user())
        .put("password", config.identity().secret().value());
    Project project = config.identity().project();
    if (project != null) {
      auth.put("tenantId", project.project().id());
      auth.put("tenantName", project.project().name());
      auth.remove(project.project().id() == null ? "tenantId" : "tenantName");
    }
    return body;
  }
}
