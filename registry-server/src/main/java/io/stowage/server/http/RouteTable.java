// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.http;

import io.stowage.server.config.RegistryConfig;
import io.stowage.server.core.Registry;
import io.stowage.server.core.UploadTokens;
import io.stowage.server.http.transfer.BlobPump;
import io.stowage.server.http.transfer.Gateway;
import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.Map;

/** Which methods each kind of resource has, and who answers them. Immutable. */
final class RouteTable {
  private final Map<Class<? extends Target>, Resource<?>> resources = new HashMap<>();

  RouteTable(
      RegistryConfig config,
      Registry registry,
      Gateway gateway,
      BlobPump pump,
      TokenHandler tokenHandler) {
    Locations locations = new Locations(config.http());
    boolean readOnly = config.storage().readOnly();

    add(Resource.of(Target.Base.class).get(new BaseHandler()::get), readOnly);
    add(Resource.of(Target.Token.class).get(tokenHandler::get), readOnly);
    addListings(registry, locations, gateway, readOnly);

    BlobHandler blobs =
        new BlobHandler(registry.blobs(), gateway, pump, !config.storage().redirectDisabled());
    add(
        Resource.of(Target.Blob.class).get(blobs::get).on(HttpMethod.DELETE, blobs::delete),
        readOnly);

    ManifestHandler manifests = new ManifestHandler(registry.manifests(), locations, gateway);
    add(
        Resource.of(Target.Manifest.class)
            .get(manifests::get)
            .on(HttpMethod.PUT, manifests::put)
            .on(HttpMethod.DELETE, manifests::delete),
        readOnly);

    UploadTokens tokens = new UploadTokens(config.http().secret().bytes());
    addUploads(registry, new UploadAnswers(tokens, locations), gateway, readOnly);
  }

  private void addListings(
      Registry registry, Locations locations, Gateway gateway, boolean readOnly) {
    TagHandler tags = new TagHandler(registry.tags(), locations, gateway);
    CatalogHandler catalog = new CatalogHandler(registry.catalog(), locations, gateway);
    ReferrerHandler referrers = new ReferrerHandler(registry.referrers(), locations, gateway);
    add(Resource.of(Target.Tags.class).get(tags::get), readOnly);
    add(Resource.of(Target.Catalog.class).get(catalog::get), readOnly);
    add(Resource.of(Target.Referrers.class).get(referrers::get), readOnly);
  }

  private void addUploads(
      Registry registry, UploadAnswers answers, Gateway gateway, boolean readOnly) {
    UploadBodies bodies = new UploadBodies(gateway);
    UploadStartHandler start =
        new UploadStartHandler(registry.blobs(), registry.uploads(), answers, bodies, gateway);
    UploadHandler uploads = new UploadHandler(registry.uploads(), answers, bodies, gateway);
    add(Resource.of(Target.Uploads.class).on(HttpMethod.POST, start::post), readOnly);
    add(
        Resource.of(Target.Upload.class)
            .get(uploads::status)
            .on(HttpMethod.PATCH, uploads::patch)
            .on(HttpMethod.PUT, uploads::put)
            .on(HttpMethod.DELETE, uploads::cancel),
        readOnly);
  }

  private void add(Resource<?> resource, boolean readOnly) {
    resources.put(resource.type(), readOnly ? resource.readOnly() : resource);
  }

  /** The kind of resource that a target is. */
  Resource<?> resource(Target target) {
    Resource<?> resource = resources.get(target.getClass());
    if (resource == null) {
      throw new IllegalStateException("nobody answers for " + target);
    }
    return resource;
  }
}
