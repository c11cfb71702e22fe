// SPDX-License-Identifier: Apache-2.0
package io.stowage.server.cli.logging;

import io.stowage.server.config.LogConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/** A logger that turns what it is told into a line. Thread-safe. */
final class LineLogger extends LegacyAbstractLogger implements LoggingEventAware {
  private static final long serialVersionUID = 1;
  private static final String ACCESS = "access";

  private static final String OURS = "io.stowage.";

  /** Clients of which those who use them say, once, what is wrong with a server. */
  private static final List<String> CLIENTS = List.of("io.vertx.redis.", "com.azure.");

  private static final StackWalker STACK = StackWalker.getInstance();

  private final transient Supplier<Backend> backends;
  private transient volatile Target target;

  /** A logger that writes to the backend of the moment. */
  LineLogger(String name, Supplier<Backend> backends) {
    this.name = name;
    this.backends = backends;
    this.target = Target.of(name, backends.get());
  }

  /** Where lines go, and from which level on. */
  private record Target(Backend backend, int threshold) {

    /** The libraries say what matters to an operator at WARN; the access log is switched as one. */
    static Target of(String name, Backend backend) {
      LogConfig config = backend.config();
      Level level = Level.valueOf(config.level().name());
      if (name.equals(ACCESS)) {
        level = config.accessLog() ? Level.INFO : Level.ERROR;
      } else if (!name.startsWith(OURS) && level.toInt() < Level.WARN.toInt()) {
        level = Level.WARN;
      }
      boolean isSilent = CLIENTS.stream().anyMatch(name::startsWith);
      return new Target(backend, isSilent ? Integer.MAX_VALUE : level.toInt());
    }
  }

  private Target target() {
    Backend current = backends.get();
    Target known = target;
    if (!known.backend().equals(current)) {
      known = Target.of(name, current);
      target = known;
    }
    return known;
  }

  @Override
  public boolean isErrorEnabled() {
    return enabled(Level.ERROR);
  }

  @Override
  public boolean isWarnEnabled() {
    return enabled(Level.WARN);
  }

  @Override
  public boolean isInfoEnabled() {
    return enabled(Level.INFO);
  }

  @Override
  public boolean isDebugEnabled() {
    return enabled(Level.DEBUG);
  }

  @Override
  public boolean isTraceEnabled() {
    return enabled(Level.TRACE);
  }

  private boolean enabled(Level level) {
    return level.toInt() >= target().threshold();
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      @Nullable String message,
      Object @Nullable [] arguments,
      @Nullable Throwable failure) {
    write(level, format(message, arguments), List.of(), failure);
  }

  @Override
  public void log(LoggingEvent event) {
    List<KeyValuePair> fields = event.getKeyValuePairs();
    write(
        event.getLevel(),
        format(event.getMessage(), event.getArgumentArray()),
        fields == null ? List.of() : fields,
        event.getThrowable());
  }

  private void write(
      Level level, String message, List<KeyValuePair> fields, @Nullable Throwable failure) {
    Backend backend = target().backend();
    if (name.equals(ACCESS)) {
      backend.writeAccess(message);
    } else {
      backend.write(new Entry(Instant.now(), level, message, withCaller(backend, fields), failure));
    }
  }

  private List<KeyValuePair> withCaller(Backend backend, List<KeyValuePair> fields) {
    if (!backend.config().reportCaller()) {
      return fields;
    }
    List<KeyValuePair> all = new ArrayList<>(fields);
    caller().ifPresent(caller -> all.add(new KeyValuePair("caller", caller)));
    return all;
  }

  private static Optional<String> caller() {
    return STACK.walk(
        frames ->
            frames
                .filter(frame -> !frame.getClassName().startsWith("org.slf4j."))
                .filter(frame -> !frame.getClassName().equals(LineLogger.class.getName()))
                .findFirst()
                .map(
                    frame ->
                        frame.getClassName()
                            + "."
                            + frame.getMethodName()
                            + ":"
                            + frame.getLineNumber()));
  }

  private static String format(@Nullable String message, Object @Nullable [] arguments) {
    String text = MessageFormatter.basicArrayFormat(message, arguments);
    return text == null ? "" : text;
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }
}
