// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a line for a file of users, as Apache's program of this name does. */
@Command(name = "htpasswd", description = "Prints a user with a bcrypt hash, for a file of users.")
final class HtpasswdCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "-B", description = "Use bcrypt, which is the only choice.")
  private boolean bcrypt;

  @Option(names = "-b", description = "Take the password from the command line.")
  private boolean fromArgument;

  @Option(names = "-i", description = "Read the password from standard input.")
  private boolean fromInput;

  @Option(
      names = "-n",
      description = "Print the line and change no file, which is the only choice.")
  private boolean printed;

  @Option(
      names = "-C",
      paramLabel = "COST",
      defaultValue = "5",
      description = "How slow the hash is, 4 to 17; each step doubles it (${DEFAULT-VALUE}).")
  private int cost;

  @Parameters(index = "0", paramLabel = "USER", description = "The user's name.")
  private String user = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "PASSWORD", description = "With -b.")
  private @Nullable String password;

  HtpasswdCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (!bcrypt || !printed) {
      throw usage("only bcrypt, to standard output: htpasswd -Bbn USER PASSWORD >> FILE");
    }
    if (fromArgument != (password != null) || (fromArgument && fromInput)) {
      throw usage("a password is given behind the user with -b, or to standard input with -i");
    }
    Optional<String> wrong = Htpasswd.wrongUser(user).or(() -> Htpasswd.wrongCost(cost));
    if (wrong.isPresent()) {
      throw usage(wrong.get());
    }
    String secret = password();
    Optional<String> weak = Htpasswd.wrongPassword(secret);
    if (weak.isPresent()) {
      surroundings.complain(weak.get());
      return Main.FAILED;
    }
    surroundings.out().print(Htpasswd.line(user, secret, cost) + "\n\n");
    surroundings.out().flush();
    return Main.OK;
  }

  private String password() throws IOException {
    if (password != null) {
      return password;
    }
    return fromInput ? Passwords.read(surroundings.in()) : Passwords.ask();
  }

  private ParameterException usage(String problem) {
    CommandLine command = spec.commandLine();
    return new ParameterException(command, problem);
  }
}
