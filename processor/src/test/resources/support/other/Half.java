package other;

/** Has a parameter that is really called as one without a name would be. */
public class Half {
  public final int alpha;
  public final String arg1;

  public Half(int alpha, String arg1) {
    this.alpha = alpha;
    this.arg1 = arg1;
  }
}
