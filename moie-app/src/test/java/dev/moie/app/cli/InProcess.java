package dev.moie.app.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.multibindings.Multibinder;
import dev.moie.app.Surroundings;
import dev.moie.app.daemon.DaemonService;
import dev.moie.app.render.Terminal;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The command line of the program in this process, where nobody reads what it prints. */
final class InProcess {
  private static final Terminal NOWHERE =
      Terminal.of(
          OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), Map.of(), false);

  private InProcess() {}

  static Injector injector() {
    return Guice.createInjector(new Composition());
  }

  /** Without the commands of plugins. */
  static CommandLine commandLine() {
    return commandLine(injector());
  }

  static CommandLine commandLine(Injector injector) {
    return CommandLineFactory.create(injector, NOWHERE, List.of("heartbeat"));
  }

  private static final class Composition extends AbstractModule {
    @Override
    protected void configure() {
      bind(Terminal.class).toInstance(NOWHERE);
      bind(Clock.class).toInstance(Clock.systemUTC());
      Multibinder.newSetBinder(binder(), DaemonService.class);
      bind(Surroundings.class).toInstance(new Surroundings(Map.of(), Path.of("/"), "", "nobody"));
    }
  }
}
