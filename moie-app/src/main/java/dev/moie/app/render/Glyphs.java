package dev.moie.app.render;

/**
 * The signs of the text output: the original's where the locale can show them, plain ones
 * elsewhere.
 *
 * @param beat begins a heartbeat
 * @param time before a time
 * @param phase before a phase
 * @param cyclic before a cyclic job
 * @param done before something completed
 * @param failed before something that went wrong
 * @param open before something that is still to be done
 * @param waiting before something that waits for something else
 * @param person before something that waits for a person
 * @param current before the current phase
 * @param full a full part of a bar
 * @param empty an empty part of a bar
 * @param line between phases
 * @param arrow into a phase
 */
public record Glyphs(
    String beat,
    String time,
    String phase,
    String cyclic,
    String done,
    String failed,
    String open,
    String waiting,
    String person,
    String current,
    String full,
    String empty,
    String line,
    String arrow) {

  static final Glyphs UNICODE =
      new Glyphs(
          "🔋 ", "📅 ", "🔹 ", "🔄 ", "✅ ", "❌ ", "⬜ ", "⏳ ", "🙋 ", "▶", "█", "░", "│", "▼");

  static final Glyphs ASCII =
      new Glyphs(
          "",
          "",
          "",
          "[cyclic] ",
          "[done] ",
          "[FAILED] ",
          "[open] ",
          "[waits] ",
          "[you] ",
          ">",
          "#",
          ".",
          "|",
          "v");

  /** Whether it takes more than ASCII to show them. */
  public boolean isUnicode() {
    return !beat.isEmpty();
  }
}
