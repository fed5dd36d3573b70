using Phasa.Conformance.Collections;
using Phasa.Conformance.Documents;
using Phasa.Conformance.Indexes;
using Phasa.Conformance.Jobs;
using Phasa.Conformance.Security;
using Phasa.Conformance.Storage;

namespace Phasa.Sqlite.Tests;

public sealed class SqliteSuites : EverySuiteInherited;

public sealed class SqliteCollectionsConformance() : CollectionStoreConformance(new SqliteStoreFactory());

public sealed class SqliteDocumentsConformance() : DocumentStoreConformance(new SqliteStoreFactory());

public sealed class SqliteTranslationsConformance() : TranslationStoreConformance(new SqliteStoreFactory());

public sealed class SqliteIndexFeedConformance() : IndexFeedConformance(new SqliteStoreFactory());

public sealed class SqliteJobQueueConformance() : JobQueueConformance(new SqliteStoreFactory());

public sealed class SqliteApiKeysConformance() : ApiKeyStoreConformance(new SqliteStoreFactory());
