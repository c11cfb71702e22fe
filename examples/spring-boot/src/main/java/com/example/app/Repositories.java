// SPDX-License-Identifier: Apache-2.0
package com.example.app;

import io.stowage.registry.Page;
import io.stowage.registry.RepositoryName;
import io.stowage.storage.StorageDriver;
import io.stowage.storage.StorageException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A page of the application about what its users have pushed. */
@RestController
class Repositories {
  private static final int MOST = 100;

  private final StorageDriver storage;

  Repositories(StorageDriver storage) {
    this.storage = storage;
  }

  @GetMapping("/repositories")
  List<String> repositories() throws StorageException {
    Page<RepositoryName> first = storage.links().repositories(null, MOST);
    return first.items().stream().map(RepositoryName::toString).toList();
  }
}
