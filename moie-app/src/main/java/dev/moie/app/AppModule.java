package dev.moie.app;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import com.google.inject.multibindings.Multibinder;
import dev.moie.app.cli.CommandLineFactory;
import dev.moie.app.cli.HttpDoor;
import dev.moie.app.daemon.DaemonService;
import dev.moie.app.render.Terminal;
import java.time.Clock;
import java.util.List;

/**
 * The composition of the program. The core itself is built by plain constructors, in {@link
 * Session}.
 */
final class AppModule extends AbstractModule {
  private final Terminal terminal;
  private final Surroundings surroundings;
  private final ExitWatch exits;

  AppModule(Terminal terminal, Surroundings surroundings, ExitWatch exits) {
    this.terminal = terminal;
    this.surroundings = surroundings;
    this.exits = exits;
  }

  /** Runs a command line with everything composed by Guice. */
  static int execute(
      String[] words, Terminal terminal, Surroundings surroundings, ExitWatch exits) {
    Injector injector =
        Guice.createInjector(Stage.DEVELOPMENT, new AppModule(terminal, surroundings, exits));
    return CommandLineFactory.create(injector, terminal, List.of(words)).execute(words);
  }

  @Override
  protected void configure() {
    binder().requireAtInjectOnConstructors();
    bind(Terminal.class).toInstance(terminal);
    bind(ExitWatch.class).toInstance(exits);
    bind(Surroundings.class).toInstance(surroundings);
    // What lives with the daemon is added to these.
    Multibinder.newSetBinder(binder(), DaemonService.class).addBinding().to(HttpDoor.class);
    bind(Clock.class).toInstance(Clock.systemUTC());
  }
}
