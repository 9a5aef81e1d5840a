package io.openheim.shape;

/**
 * What fits into the class file that the processor has made of a tool. The same limits hold where
 * there is none, so that a tool does not break when the processor comes.
 */
public final class ClassFiles {
  /** The most bytes of a string constant. */
  public static final int LONGEST_TEXT = 65_535;

  /** More constants of an enum than any model should choose from, and far less than break it. */
  public static final int MOST_CONSTANTS = 1000;

  private ClassFiles() {}

  /**
   * The bytes that a string constant takes.
   *
   * @param text the string
   * @return how many there are in the encoding of class files
   */
  public static int size(String text) {
    int size = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      size += c > 0x7ff ? 3 : c == 0 || c > 0x7f ? 2 : 1;
    }
    return size;
  }
}
