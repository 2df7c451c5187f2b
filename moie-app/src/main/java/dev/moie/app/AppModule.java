package dev.moie.app;

import com.google.inject.AbstractModule;
import dev.moie.app.render.Terminal;
import java.time.Clock;

/**
 * The composition of the program. The core itself is built by plain constructors, in {@link
 * Session}.
 */
final class AppModule extends AbstractModule {
  private final Terminal terminal;
  private final Surroundings surroundings;

  AppModule(Terminal terminal, Surroundings surroundings) {
    this.terminal = terminal;
    this.surroundings = surroundings;
  }

  @Override
  protected void configure() {
    binder().requireAtInjectOnConstructors();
    bind(Terminal.class).toInstance(terminal);
    bind(Surroundings.class).toInstance(surroundings);
    bind(Clock.class).toInstance(Clock.systemUTC());
  }
}
