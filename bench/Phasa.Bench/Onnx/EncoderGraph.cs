using Phasa.LocalModels.Onnx.Graphs;

namespace Phasa.Bench.Onnx;

/// <summary>
/// Writes a transformer encoder with random weights, in the operators that exporters of BERT and XLM-R models use: its
/// speed is that of a trained model of the shape, its vectors mean nothing.
/// </summary>
internal sealed class EncoderGraph
{
    private readonly EncoderShape _shape;
    private readonly Random _random;
    private readonly OnnxGraph _graph = new("encoder");

    private EncoderGraph(EncoderShape shape, int seed)
    {
        _shape = shape;
        _random = new Random(seed);
    }

    /// <summary>Writes the model: <c>input_ids</c>, <c>attention_mask</c>, <c>token_type_ids</c> in, <c>last_hidden_state</c> out. The same seed gives the same bytes.</summary>
    public static void Write(Stream stream, EncoderShape shape, int seed)
    {
        var encoder = new EncoderGraph(shape, seed);
        encoder.Build();
        encoder._graph.WriteTo(stream);
    }

    private void Build()
    {
        var ids = _graph.Input("input_ids", ElementType.Int64, "texts", "tokens");
        var mask = _graph.Input("attention_mask", ElementType.Int64, "texts", "tokens");
        var types = _graph.Input("token_type_ids", ElementType.Int64, "texts", "tokens");
        _graph.Integers("split_heads", 0, 0, _shape.Heads, _shape.Hidden / _shape.Heads);
        _graph.Integers("join_heads", 0, 0, _shape.Hidden);
        _graph.Scalar("scale", MathF.Sqrt((float)_shape.Hidden / _shape.Heads));
        _graph.Scalar("half", 0.5f);
        _graph.Scalar("one", 1);
        _graph.Scalar("root_two", MathF.Sqrt(2));

        var hidden = Embeddings(ids, types);
        var hiddenPlaces = HiddenPlaces(mask);
        for (var i = 0; i < _shape.Layers; i++)
        {
            hidden = Layer($"layer{i}", hidden, hiddenPlaces);
        }

        _graph.Output(_graph.Node("last_hidden_state", "Identity", [hidden]), ElementType.Float32, "texts", "tokens", $"{_shape.Hidden}");
    }

    private string Embeddings(string ids, string types)
    {
        _graph.Constant<long>("zero", ElementType.Int64, new long[] { 0 });
        _graph.Constant<long>("step", ElementType.Int64, new long[] { 1 });
        _graph.Node("shape", "Shape", [ids]);
        _graph.Node("width", "Gather", ["shape", "step"]);
        _graph.Node("positions", "Range", ["zero", "width", "step"]);
        _graph.Node("words", "Gather", [Weights("word_table", 1, _shape.Vocabulary, _shape.Hidden), ids]);
        _graph.Node("places", "Gather", [Weights("place_table", 1, _shape.Positions, _shape.Hidden), "positions"]);
        _graph.Node("kinds", "Gather", [Weights("kind_table", 1, 2, _shape.Hidden), types]);
        _graph.Node("words_places", "Add", ["words", "places"]);
        return Normalize("embedded", _graph.Node("words_places_kinds", "Add", ["words_places", "kinds"]));
    }

    // 0 where there is a token and a very negative number where there is none, ready to be added to attention scores.
    private string HiddenPlaces(string mask)
    {
        _graph.Integers("mask_axes", 1, 2);
        _graph.Scalar("very_negative", -10_000);
        _graph.Node("mask_float", "Cast", [mask], GraphAttribute.Int("to", (long)ElementType.Float32));
        _graph.Node("mask_inverted", "Sub", ["one", "mask_float"]);
        _graph.Node("mask_scores", "Mul", ["mask_inverted", "very_negative"]);
        return _graph.Node("mask_broadcast", "Unsqueeze", ["mask_scores", "mask_axes"]);
    }

    private string Layer(string at, string input, string hiddenPlaces)
    {
        var query = Heads($"{at}_query", input, 0, 2, 1, 3);
        var key = Heads($"{at}_key", input, 0, 2, 3, 1);
        var value = Heads($"{at}_value", input, 0, 2, 1, 3);
        var scores = _graph.Node($"{at}_scores", "MatMul", [query, key]);
        scores = _graph.Node($"{at}_scaled", "Div", [scores, "scale"]);
        scores = _graph.Node($"{at}_masked", "Add", [scores, hiddenPlaces]);
        var attention = _graph.Node($"{at}_attention", "Softmax", [scores], GraphAttribute.Int("axis", -1));
        var context = _graph.Node($"{at}_context", "MatMul", [attention, value]);
        context = _graph.Node($"{at}_joined", "Transpose", [context], GraphAttribute.Ints("perm", 0, 2, 1, 3));
        context = _graph.Node($"{at}_flat", "Reshape", [context, "join_heads"]);
        var output = Linear($"{at}_output", context, _shape.Hidden, _shape.Hidden);
        var middle = Normalize($"{at}_middle", _graph.Node($"{at}_residual", "Add", [output, input]));

        var wide = Gelu($"{at}_gelu", Linear($"{at}_wide", middle, _shape.Hidden, _shape.FeedForward));
        var narrow = Linear($"{at}_narrow", wide, _shape.FeedForward, _shape.Hidden);
        return Normalize($"{at}_end", _graph.Node($"{at}_residual2", "Add", [narrow, middle]));
    }

    private string Heads(string at, string input, params long[] order)
    {
        var projected = Linear(at, input, _shape.Hidden, _shape.Hidden);
        var split = _graph.Node($"{at}_split", "Reshape", [projected, "split_heads"]);
        return _graph.Node($"{at}_heads", "Transpose", [split], GraphAttribute.Ints("perm", order));
    }

    private string Linear(string at, string input, int inputs, int outputs)
    {
        var product = _graph.Node($"{at}_product", "MatMul", [input, Weights($"{at}_weights", MathF.Sqrt(3f / inputs), inputs, outputs)]);
        return _graph.Node(at, "Add", [Weights($"{at}_bias", 0.1f, outputs), product]);
    }

    // x/2 · (1 + erf(x/√2)), spelt out as exporters do, so that ONNX Runtime fuses it as it does theirs.
    private string Gelu(string at, string input)
    {
        var error = _graph.Node($"{at}_erf", "Erf", [_graph.Node($"{at}_divided", "Div", [input, "root_two"])]);
        var product = _graph.Node($"{at}_product", "Mul", [input, _graph.Node($"{at}_plus", "Add", [error, "one"])]);
        return _graph.Node(at, "Mul", [product, "half"]);
    }

    private string Normalize(string at, string input)
    {
        var ones = new float[_shape.Hidden];
        Array.Fill(ones, 1);
        _graph.Constant<float>($"{at}_gain", ElementType.Float32, ones, _shape.Hidden);
        _graph.Constant<float>($"{at}_shift", ElementType.Float32, new float[_shape.Hidden], _shape.Hidden);
        return _graph.Node(
            at, "LayerNormalization", [input, $"{at}_gain", $"{at}_shift"], GraphAttribute.Int("axis", -1), GraphAttribute.Float("epsilon", 1e-12f));
    }

    private string Weights(string name, float range, params long[] shape)
    {
        var values = new float[shape.Aggregate((a, b) => a * b)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ((2 * _random.NextSingle()) - 1) * range;
        }

        return _graph.Constant<float>(name, ElementType.Float32, values, shape);
    }
}
