import io.openheim.tool.Tool;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

class Jakarta {
  static List<Object> tools() {
    return List.of(new Jakarta());
  }

  record Order(@NotBlank String article, @Positive int count, @Size(max = 3) List<String> notes) {}

  static class Form {
    @NotEmpty public String title;

    @Min(1)
    @Max(5)
    private int stars;

    public int getStars() {
      return stars;
    }

    public void setStars(int stars) {
      this.stars = stars;
    }
  }

  static class Made {
    private final int size;

    Made(@Min(3) int size) {
      this.size = size;
    }

    int size() {
      return size;
    }
  }

  // CALL numbers {"a":9007199254740993,"b":5,"c":0.5,"d":1.5,"e":1,"f":0,"g":-1,"h":0,"i":0.001}
  // REFUSED numbers {"a":9007199254740992,"b":6,"c":0.4,"d":1.6,"e":0,"f":-1,"g":0,"h":1,"i":0}
  @Tool("Takes limited numbers")
  String numbers(
      @Min(9007199254740993L) long a,
      @Max(5) Integer b,
      @DecimalMin("0.5") double c,
      @DecimalMax(value = "1.6", inclusive = false) BigDecimal d,
      @Positive int e,
      @PositiveOrZero short f,
      @Negative byte g,
      @NegativeOrZero int h,
      @DecimalMin(value = "0", inclusive = false) float i) {
    return a + " " + b + " " + c + " " + d + " " + e + " " + f + " " + g + " " + h + " " + i;
  }

  // CALL texts {"a":"abc","b":"x","c":"x","d":["x"],"e":{"a":1}}
  // REFUSED texts {"a":"abcd","b":" ","c":"","d":[],"e":{}}
  @Tool("Takes limited texts and collections")
  String texts(
      @NotNull @Size(min = 1, max = 3) @Pattern(regexp = "[a-z]*") String a,
      @NotBlank String b,
      @NotEmpty String c,
      @NotEmpty List<String> d,
      @Size(min = 1, max = 2) Map<String, Integer> e) {
    return a + b + c + d + e;
  }

  // CALL order {"order":{"article":"x","count":1,"notes":[]},"form":{"title":"x","stars":5},"made":{"size":3}}
  // REFUSED order {"order":{"article":" ","count":0,"notes":["a","b","c","d"]},"form":{"title":"","stars":6},"made":{"size":2}}
  @Tool("Takes limited members")
  Order order(Order order, Form form, Made made) {
    return order;
  }
}
