package dev.moie.plugins.verify;

/**
 * A text whose reading ends when the thread is interrupted, so that no regular expression can run
 * for ever.
 */
final class Interruptible implements CharSequence {
  private final CharSequence text;

  Interruptible(CharSequence text) {
    this.text = text;
  }

  /** The reading thread was interrupted. */
  static final class InterruptedReading extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public char charAt(int index) {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedReading();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new Interruptible(text.subSequence(start, end));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
