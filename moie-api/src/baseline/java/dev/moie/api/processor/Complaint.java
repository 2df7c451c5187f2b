package dev.moie.api.processor;

import javax.lang.model.element.Element;

/**
 * Something in a plugin's source that the author has to change. Told as a compiler error at the
 * element.
 */
final class Complaint extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Element element;

  Complaint(Element element, String message) {
    super(message);
    this.element = element;
  }

  Element element() {
    return element;
  }
}
