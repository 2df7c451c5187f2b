package dev.moie.app.http;

import java.nio.file.Path;

public final class Serve {
  public static void main(String[] a) throws Exception {
    ServedFolder f =
        ServedFolder.of(
            Path.of(a[0]),
            new dev.moie.core.workspace.HttpSettings("", false, ""),
            "127.0.0.1:" + a[1]);
    System.out.println(f.url("/") + " " + f.token());
    Thread.sleep(Long.MAX_VALUE);
  }
}
