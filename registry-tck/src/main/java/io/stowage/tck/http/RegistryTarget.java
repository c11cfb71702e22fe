// SPDX-License-Identifier: Apache-2.0
package io.stowage.tck.http;

import java.net.URI;
import java.util.Optional;

/**
 * A registry to be tested. It may hold other content: the tests keep to repositories of names of
 * their own below {@code tck/}, and delete little of what they push. Immutable.
 */
public final class RegistryTarget {
  private final URI url;
  private final String name;
  private final Optional<Account> account;

  private RegistryTarget(URI url, String name, Optional<Account> account) {
    this.url = url;
    this.name = name;
    this.account = account;
  }

  /**
   * A registry that asks for no account.
   *
   * @param url what stands before {@code /v2/}, such as {@code https://registry.example.org}
   * @return a registry that is known by its URL
   */
  public static RegistryTarget at(URI url) {
    String text = url.toString();
    URI base = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    return new RegistryTarget(base, base.toString(), Optional.empty());
  }

  /**
   * The same with an account that may pull, push, delete and read the catalog; by Basic
   * authentication or by the tokens that it is sent for.
   *
   * @param user the account's name
   * @param password its password, which is sent to this registry, and to the token service that it
   *     names, alone
   * @return this registry with an account
   */
  public RegistryTarget withAccount(String user, String password) {
    return new RegistryTarget(url, name, Optional.of(new Account(user, password)));
  }

  /**
   * The same with a name for the report, such as of a product and its version, not the URL.
   *
   * @param other the name that the report has in its title and its file
   * @return this registry under that name
   */
  public RegistryTarget named(String other) {
    return new RegistryTarget(url, other, account);
  }

  String name() {
    return name;
  }

  URI url() {
    return url;
  }

  Optional<Account> account() {
    return account;
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
