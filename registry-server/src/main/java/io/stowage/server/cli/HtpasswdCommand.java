// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.server.auth.PasswordHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes and checks a file of users, as Apache's program of this name does. */
@Command(
    name = "htpasswd",
    description = {
      "Writes a user with a bcrypt hash to a file of users, or checks one there:",
      "  htpasswd -B[c] FILE USER      adds a user, or changes the password",
      "  htpasswd -v FILE USER         checks the password (3: wrong; 6: no such user)",
      "  htpasswd -D FILE USER         removes the user",
      "  htpasswd -Bn USER             prints the line",
      "A server reads a file again that was changed; nothing needs to be restarted."
    })
final class HtpasswdCommand implements Callable<Integer> {
  /** As Apache's program says it. */
  private static final int WRONG_PASSWORD = 3;

  private static final int NO_SUCH_USER = 6;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "-B", description = "Use bcrypt, which is the only choice.")
  private boolean bcrypt;

  @Option(names = "-b", description = "Take the password from the command line.")
  private boolean fromArgument;

  @Option(names = "-i", description = "Read the password from standard input.")
  private boolean fromInput;

  @Option(names = "-n", description = "Print the line and change no file.")
  private boolean printed;

  @Option(names = "-c", description = "Make the file, in the place of one that is there.")
  private boolean created;

  @Option(names = "-v", description = "Check the password.")
  private boolean checked;

  @Option(names = "-D", description = "Remove the user.")
  private boolean removed;

  @Option(
      names = "-C",
      paramLabel = "COST",
      defaultValue = "5",
      description = "How slow the hash is, 4 to 17; each step doubles it (${DEFAULT-VALUE}).")
  private int cost;

  @Parameters(
      arity = "1..3",
      paramLabel = "[FILE] USER [PASSWORD]",
      hideParamSyntax = true,
      description = "The file but with -n, the user, and the password with -b.")
  private List<String> arguments = new ArrayList<>();

  HtpasswdCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    checkUsage();
    String user = arguments.get(printed ? 0 : 1);
    if (removed) {
      boolean was = new HtpasswdFile(file()).remove(user);
      return was ? tell("Deleting password for user " + user) : unknown(user);
    }
    return checked ? check(user) : write(user);
  }

  private void checkUsage() {
    int modes = (printed ? 1 : 0) + (created ? 1 : 0) + (checked ? 1 : 0) + (removed ? 1 : 0);
    if (modes > 1) {
      throw usage("-n, -c, -v and -D do not go together");
    }
    if (!bcrypt && !checked && !removed) {
      throw usage("only bcrypt is written: say -B");
    }
    if (fromArgument && (fromInput || removed)) {
      throw usage("-b goes neither with -i nor with -D");
    }
    if (arguments.size() != (printed ? 1 : 2) + (fromArgument ? 1 : 0)) {
      throw usage("a password is given behind the user with -b, or to standard input with -i");
    }
    Optional<String> wrong =
        Htpasswd.wrongUser(arguments.get(printed ? 0 : 1)).or(() -> Htpasswd.wrongCost(cost));
    if (wrong.isPresent()) {
      throw usage(wrong.get());
    }
  }

  private int check(String user) throws IOException {
    Optional<String> hash = new HtpasswdFile(file()).hash(user);
    if (hash.isEmpty()) {
      return unknown(user);
    }
    Optional<String> refusal = PasswordHash.refusal(hash.get());
    if (refusal.isPresent()) {
      surroundings.complain("user " + user + " " + refusal.get());
      return Main.FAILED;
    }
    if (PasswordHash.verify(password(false).getBytes(UTF_8), hash.get().getBytes(ISO_8859_1))) {
      return tell("Password for user " + user + " correct.");
    }
    surroundings.complain("password verification failed");
    return WRONG_PASSWORD;
  }

  private int write(String user) throws IOException {
    String secret = password(true);
    Optional<String> weak = Htpasswd.wrongPassword(secret);
    if (weak.isPresent()) {
      surroundings.complain(weak.get());
      return Main.FAILED;
    }
    String line = Htpasswd.line(user, secret, cost);
    if (printed) {
      surroundings.out().print(line + "\n\n");
      surroundings.out().flush();
      return Main.OK;
    }
    HtpasswdFile file = created ? HtpasswdFile.create(file()) : new HtpasswdFile(file());
    return tell((file.put(user, line) ? "Updating" : "Adding") + " password for user " + user);
  }

  private Path file() {
    return Path.of(arguments.get(0));
  }

  private String password(boolean twice) throws IOException {
    if (fromArgument) {
      return arguments.get(arguments.size() - 1);
    }
    return fromInput ? Passwords.read(surroundings.in()) : Passwords.ask(twice);
  }

  private int tell(String done) {
    surroundings.err().println(done);
    return Main.OK;
  }

  private int unknown(String user) {
    surroundings.complain("there is no user " + user + " in " + file());
    return NO_SUCH_USER;
  }

  private ParameterException usage(String problem) {
    CommandLine command = spec.commandLine();
    return new ParameterException(command, problem);
  }
}
