// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stowage.storage.StorageException;
import io.stowage.storage.swift.Identity.Named;
import io.stowage.storage.swift.Identity.Project;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Keystone's API of version 3: passwords and application credentials. */
final class LoginV3 implements Login {
  private final LoginConfig config;

  LoginV3(LoginConfig config) {
    this.config = config;
  }

  @Override
  public Session logIn(Wire wire) throws StorageException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(Login.below(config.url(), "/auth/tokens"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body(config.identity()).toString()));
    HttpResponse<byte[]> answer = Login.send(wire, request);
    JsonNode token = Json.read("the login", answer.body()).path("token");
    String id = answer.headers().firstValue("X-Subject-Token").orElseThrow(() -> Login.unlike(3));
    String account =
        new Catalog(token.path("catalog"))
            .store(
                config.region(),
                endpoint ->
                    endpoint.path("interface").asText().equals(config.endpointType())
                        ? endpoint.get("url")
                        : null);
    return Session.of(account, id, Catalog.lifetime(token, "expires_at"));
  }

  private static JsonNode body(Identity who) {
    ObjectNode body = Json.mapper().createObjectNode();
    ObjectNode auth = body.putObject("auth");
    ObjectNode identity = auth.putObject("identity");
    Named application = who.application();
    if (application == null) {
      identity.putArray("methods").add("password");
      ObjectNode user = identity.putObject("password").putObject("user");
      putUser(user, who);
      user.put("password", who.secret().value());
    } else {
      identity.putArray("methods").add("application_credential");
      ObjectNode credential = identity.putObject("application_credential");
      put(credential, application);
      credential.put("secret", who.secret().value());
      if (application.id() == null) {
        putUser(credential.putObject("user"), who);
      }
    }
    putScope(auth, who);
    return body;
  }

  private static void putUser(ObjectNode user, Identity who) {
    user.put("name", who.user());
    put(user.putObject("domain"), who.userDomain());
  }

  /** An application credential has its own, and may not be given another. */
  private static void putScope(ObjectNode auth, Identity who) {
    Project project = who.project();
    if (who.application() != null) {
      return;
    }
    if (who.trust() != null) {
      auth.putObject("scope").putObject("OS-TRUST:trust").put("id", who.trust());
    } else if (project != null) {
      ObjectNode scope = auth.putObject("scope").putObject("project");
      put(scope, project.project());
      if (project.project().id() == null) {
        put(scope.putObject("domain"), project.domain());
      }
    }
  }

  private static void put(ObjectNode object, Named named) {
    object.put(named.id() == null ? "name" : "id", named.id() == null ? named.name() : named.id());
  }
}
