import io.openheim.tool.Tool;
import java.io.InputStream;

class Words {
  @Tool("Counts the words of a text")
  int count(InputStream text) {
    return 0;
  }
}
