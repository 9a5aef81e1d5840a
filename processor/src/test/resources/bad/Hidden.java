import io.openheim.tool.Tool;
import java.util.List;
import other.Place;

class Hidden {
  private enum Mood {
    GOOD
  }

  private static class Inside {
    record Point(int x) {}
  }

  @Tool("Takes what the generated class cannot name")
  void take(
      Mood mood, // ERROR: [ToolHiddenType] the types of a tool must be usable where the tool is; Hidden.take(mood) is a Hidden.Mood, which is private; remove private
      List<Inside.Point> points, // ERROR: [ToolHiddenType] the types of a tool must be usable where the tool is; Hidden.take(points)[] is a Hidden.Inside.Point, which is in Hidden.Inside, which is private; remove private
      Place.Outer outer, // ERROR: [ToolHiddenType] the types of a tool must be usable where the tool is; Hidden.take(outer).inner is a other.Place.Inner, which is not public and in another package; make it public
      Place place) {}
}
