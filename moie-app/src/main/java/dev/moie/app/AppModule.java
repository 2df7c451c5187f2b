package dev.moie.app;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.moie.app.render.Terminal;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The composition of the program. The core itself is built by plain constructors, in {@link
 * Session}.
 */
final class AppModule extends AbstractModule {
  private final Terminal terminal;
  private final ExitWatch exits;

  AppModule(Terminal terminal, ExitWatch exits) {
    this.terminal = terminal;
    this.exits = exits;
  }

  @Override
  protected void configure() {
    binder().requireAtInjectOnConstructors();
    bind(Terminal.class).toInstance(terminal);
    bind(ExitWatch.class).toInstance(exits);
    bind(Clock.class).toInstance(Clock.systemUTC());
  }

  @Provides
  @Singleton
  Surroundings surroundings() {
    return new Surroundings(
        System.getenv(),
        Path.of("").toAbsolutePath(),
        System.getProperty("moie.dist", ""),
        System.getProperty("user.name", "operator"));
  }
}
