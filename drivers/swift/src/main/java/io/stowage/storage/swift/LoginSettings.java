// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.swift;

import io.stowage.storage.setting.Setting;
import io.stowage.storage.setting.SettingType;
import java.util.List;

/** What can be set about logging in, under the names of {@code registry:2} where it knows them. */
final class LoginSettings {
  static final String AUTH_URL = "authurl";
  static final String AUTH_VERSION = "authversion";
  static final String USERNAME = "username";
  static final String PASSWORD = "password";
  static final String PASSWORD_FILE = "passwordfile";
  static final String CREDENTIAL_ID = "applicationcredentialid";
  static final String CREDENTIAL_NAME = "applicationcredentialname";
  static final String CREDENTIAL_SECRET = "applicationcredentialsecret";
  static final String DOMAIN = "domain";
  static final String DOMAIN_ID = "domainid";
  static final String TENANT = "tenant";
  static final String TENANT_ID = "tenantid";
  static final String TENANT_DOMAIN = "tenantdomain";
  static final String TENANT_DOMAIN_ID = "tenantdomainid";
  static final String TRUST_ID = "trustid";
  static final String REGION = "region";
  static final String ENDPOINT_TYPE = "endpointtype";

  private LoginSettings() {}

  static List<Setting> all() {
    return List.of(
        text(
                AUTH_URL,
                "Where to log in: the URL of Keystone, which ends with /v3 or /v2.0, or of TempAuth"
                    + " or radosgw, which ends with /v1.0")
            .asRequired(),
        text(AUTH_VERSION, "The version of the login, 1, 2 or 3; 0 takes it from authurl")
            .choosing("0", "1", "2", "3")
            .withDefault("0"),
        text(
            USERNAME,
            "Who logs in; with version 1 account:user. Without it OS_USERNAME of the environment"
                + " counts"),
        text(PASSWORD, "The password or key that belongs to it; without it OS_PASSWORD counts")
            .asSecret(),
        Setting.of(
            PASSWORD_FILE,
            SettingType.PATH,
            "A file whose first line is the password, or the secret of the application credential"),
        text(
            CREDENTIAL_ID,
            "The application credential to log in by, in place of a password; without it"
                + " OS_APPLICATION_CREDENTIAL_ID counts"),
        text(CREDENTIAL_NAME, "Its name, where username says whose it is and its id is not known"),
        text(
                CREDENTIAL_SECRET,
                "The secret that belongs to it; without it OS_APPLICATION_CREDENTIAL_SECRET counts")
            .asSecret(),
        text(DOMAIN, "The domain of the user, by name"),
        text(DOMAIN_ID, "The domain of the user, by id; that of Keystone's own, default, if unset"),
        text(TENANT, "The project, by name; without one the user's own counts"),
        text(TENANT_ID, "The project, by id"),
        text(TENANT_DOMAIN, "The domain of the project, by name; that of the user if unset"),
        text(TENANT_DOMAIN_ID, "The domain of the project, by id"),
        text(TRUST_ID, "The trust by which the user acts for another, in place of a project"),
        text(REGION, "The region whose store is taken; the first one of the catalog if unset"),
        text(ENDPOINT_TYPE, "Which of the store's URLs in the catalog is taken")
            .choosing("public", "internal", "admin")
            .withDefault("public"));
  }

  private static Setting text(String name, String description) {
    return Setting.of(name, SettingType.STRING, description);
  }
}
