import { testDamagedFiles } from './damaged.ts';

testDamagedFiles(30);
