// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.real.support;

import java.util.ArrayList;
import java.util.List;

/** skopeo, told that the registries here speak plain HTTP. */
public final class Skopeo {

  private Skopeo() {}

  /** Copies an image; {@code options} come before the two names. */
  public static void copy(String source, String destination, String... options) {
    List<String> arguments = new ArrayList<>();
    arguments.add("copy");
    arguments.add("--src-tls-verify=false");
    arguments.add("--dest-tls-verify=false");
    arguments.addAll(List.of(options));
    arguments.add(source);
    arguments.add(destination);
    run(arguments);
  }

  public static String inspect(String image, String... options) {
    return withTlsOff("inspect", image, options);
  }

  public static String listTags(String repository) {
    return withTlsOff("list-tags", repository);
  }

  public static String delete(String image) {
    return withTlsOff("delete", image);
  }

  private static String withTlsOff(String verb, String name, String... options) {
    List<String> arguments = new ArrayList<>();
    arguments.add(verb);
    arguments.add("--tls-verify=false");
    arguments.addAll(List.of(options));
    arguments.add(name);
    return run(arguments);
  }

  private static String run(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Tool.SKOPEO.path());
    command.add("--insecure-policy");
    command.addAll(arguments);
    return Command.of(command.toArray(String[]::new)).output();
  }
}
