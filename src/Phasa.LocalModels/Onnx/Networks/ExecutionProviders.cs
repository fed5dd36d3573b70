using Microsoft.ML.OnnxRuntime;

namespace Phasa.LocalModels.Onnx.Networks;

/// <summary>The hardware a network can run on, by the name used in the configuration.</summary>
internal static class ExecutionProviders
{
    /// <summary>The name of the one that is always there.</summary>
    public const string Cpu = "cpu";

    // How ONNX Runtime itself calls it, and how it is switched on.
    private static readonly Dictionary<string, (string Native, Action<SessionOptions, int> Append)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        [Cpu] = ("CPUExecutionProvider", (o, _) => o.AppendExecutionProvider_CPU()),
        ["cuda"] = ("CUDAExecutionProvider", (o, device) => o.AppendExecutionProvider_CUDA(device)),
        ["tensorrt"] = ("TensorrtExecutionProvider", (o, device) => o.AppendExecutionProvider_Tensorrt(device)),
        ["rocm"] = ("ROCMExecutionProvider", (o, device) => o.AppendExecutionProvider_ROCm(device)),
        ["migraphx"] = ("MIGraphXExecutionProvider", (o, device) => o.AppendExecutionProvider_MIGraphX(device)),
        ["directml"] = ("DmlExecutionProvider", (o, device) => o.AppendExecutionProvider_DML(device)),
        ["openvino"] = ("OpenVINOExecutionProvider", (o, _) => o.AppendExecutionProvider("OpenVINO")),
        ["coreml"] = ("CoreMLExecutionProvider", (o, _) => o.AppendExecutionProvider("CoreML")),
        ["webgpu"] = ("WebGpuExecutionProvider", (o, _) => o.AppendExecutionProvider("WebGPU")),
        ["qnn"] = ("QNNExecutionProvider", (o, _) => o.AppendExecutionProvider("QNN")),
    };

    /// <summary>Switches a provider on; what it cannot compute runs on the CPU.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: an unknown name, or the native library lacks it.</exception>
    public static void Append(SessionOptions options, string name, int device)
    {
        if (!Known.TryGetValue(name, out var provider))
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration, $"There is no execution provider '{name}'.", $"Use one of: {string.Join(", ", Known.Keys)}.");
        }

        var available = OrtEnv.Instance().GetAvailableProviders();
        if (!available.Contains(provider.Native))
        {
            throw Unusable(name, $"the native library has {string.Join(", ", available)}");
        }

        try
        {
            provider.Append(options, device);
        }
        catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException)
        {
            throw Unusable(name, e.Message, e);
        }
    }

    private static PhasaException Unusable(string name, string why, Exception? inner = null) => new(
        ErrorCodes.InvalidConfiguration,
        $"ONNX Runtime cannot use the execution provider '{name}' here: {why}.",
        "Put a build of ONNX Runtime with that provider (and the driver libraries it needs) beside the program, or use 'cpu'.",
        inner);
}
