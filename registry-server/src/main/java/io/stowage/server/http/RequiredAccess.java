// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.registry.InvalidReferenceException;
import io.stowage.registry.RepositoryName;
import io.stowage.server.auth.Access;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client has to be allowed to do, by what it asks for: the scopes of {@code registry:2}. */
final class RequiredAccess {
  private RequiredAccess() {}

  /** What a request needs; nothing but to be somebody where it touches no content. */
  static List<Access> of(HttpMethod method, Target target) {
    if (target instanceof Target.Catalog) {
      return List.of(Access.CATALOG);
    }
    if (target instanceof Target.Token) {
      return List.of(Access.TOKEN);
    }
    return target instanceof Target.InRepository in
        ? inRepository(method, in.repository().value())
        : List.of();
  }

  private static List<Access> inRepository(HttpMethod method, String repository) {
    return switch (method.name()) {
      case "GET", "HEAD" -> List.of(Access.to(Access.PULL, repository));
      case "POST", "PUT", "PATCH" ->
          List.of(Access.to(Access.PULL, repository), Access.to(Access.PUSH, repository));
      case "DELETE" -> List.of(Access.to(Access.DELETE, repository));
      default -> List.of();
    };
  }

  /**
   * What a mount needs of where the blob comes from; of every repository where it may come from
   * any. Without it the blob is uploaded instead.
   */
  static Optional<Access> ofMount(Exchange exchange, Target target) {
    boolean mount =
        target instanceof Target.Uploads
            && exchange.request().method().equals(HttpMethod.POST)
            && exchange.query().get("mount") != null;
    return mount ? source(exchange.query().get("from")) : Optional.empty();
  }

  private static Optional<Access> source(@Nullable String from) {
    if (from == null) {
      return Optional.of(Access.PULL_ALL);
    }
    try {
      return Optional.of(Access.to(Access.PULL, RepositoryName.parse(from).value()));
    } catch (InvalidReferenceException noRepository) {
      return Optional.empty();
    }
  }
}
